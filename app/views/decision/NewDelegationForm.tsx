import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';

import { newDelegationForm } from '~/forms/delegation';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextField } from '~/views/shell/form/TextField';
import { EmptyState } from '~/views/shell/Page';

import type { DelegationsPageProps, PartyChoice } from './DelegationsPage';

type NewDelegationFormProps = Pick<DelegationsPageProps, 'substitutes' | 'failure' | 'parties'> & {
  readonly chosen: PartyChoice;
};

/** Lets a person of the party stand in from one day to another. */
export function NewDelegationForm({ chosen, substitutes, failure, parties }: NewDelegationFormProps) {
  const [form, fields] = useForm<Record<'userId' | 'validFrom' | 'validUntil' | 'reference', string>>({
    id: 'ny-ersattare',
    lastResult: lastResultOf(failure, 'create'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newDelegationForm }) as never,
  });
  if (substitutes.length === 0) {
    return (
      <EmptyState
        title={`Ingen i ${chosen.name} kan bli ersättare än`}
        text="Den som ska vara ersättare behöver ett konto som hör till kommunen. Samordnaren lägger upp det."
        action={<Link to="/ersattare">Tillbaka</Link>}
      />
    );
  }
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent="create" />
      </div>
      <input type="hidden" name="partyId" value={chosen.id} />
      <SelectField
        label="Person"
        meta={fields.userId}
        emptyLabel="Välj person"
        options={substitutes.map(({ id, name, email }) => ({ value: String(id), label: `${name} (${email})` }))}
      />
      <DateField label="Första dag" meta={fields.validFrom} />
      <DateField label="Sista dag" meta={fields.validUntil} hint="åååå-mm-dd, dagen räknas med" />
      <TextField
        label="Delegationsbeslut"
        meta={fields.reference}
        hint="Diarienummer, eller datum och paragraf"
        className="field-wide"
      />
      <FormActions
        intent="create"
        label="Lägg till"
        cancelTo={parties.length > 1 ? `/ersattare?part=${chosen.id}` : '/ersattare'}
      />
    </Form>
  );
}

/** First whose kommundirektör it is about; then who can stand in is known. */
export function ChoosePartyForm({ parties }: { readonly parties: readonly PartyChoice[] }) {
  return (
    <Form method="get" className="form-row">
      <input type="hidden" name="ny" value="1" />
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="valj-part">
          Kommun eller organisation
        </label>
        <select className="ds-input" id="valj-part" name="part">
          {parties.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button className="ds-button" data-size="sm" type="submit">
        Vidare
      </button>
      <Link to="/ersattare">Avbryt</Link>
    </Form>
  );
}
