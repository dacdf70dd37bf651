import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newLineForm, updateLineForm } from '~/forms/budget-line';
import type { FormFailure } from '~/policy/form-failure';
import type { BudgetLine } from '~/store/budget';
import type { Project } from '~/store/project';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';

import { LINE_KIND_OPTIONS } from './phase-words';

interface BudgetLineFormProps {
  /** null: a new line */
  readonly line: BudgetLine | null;
  readonly project: Project;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
  readonly removeTo?: string;
}

/** Adds a budget line, or changes one: an amount, or hours times a rate. */
export function BudgetLineForm({ line, project, failure, cancelTo, removeTo }: BudgetLineFormProps) {
  const intent = line ? 'update-line' : 'create-line';
  const lastResult = lastResultOf(failure, intent, line?.id);
  const [form, fields] = useForm<LineFields>({
    id: line ? `rad-${line.id}` : 'ny-rad',
    lastResult,
    defaultValue: line ? typed(line) : { kind: 'extern' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: line ? updateLineForm : newLineForm }) as never,
  });
  const parties = project.participants.map((party) => ({ value: String(party.id), label: party.name }));
  // Whom a scenario lets pay need not take part yet: left out here, saving would make everybody pay.
  const outsider = line?.carriedByName && !parties.some(({ value }) => value === String(line.carriedBy));
  const carriers = outsider ? [...parties, { value: String(line.carriedBy), label: line.carriedByName! }] : parties;
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent={intent} />
      </div>
      {line ? <VersionFields row={line} lastResult={lastResult} opened={fields.version.initialValue} /> : null}
      <TextField label="Rad" meta={fields.name} required />
      <SelectField label="Slag" meta={fields.kind} options={LINE_KIND_OPTIONS} />
      <TextField label="År" meta={fields.year} inputMode="numeric" className="field-figure" />
      <TextField
        label="Belopp"
        meta={fields.amount}
        suffix="kr"
        hint="Eller timmar och timpris"
        className="field-figure"
      />
      <TextField label="Timmar" meta={fields.hours} suffix="h" className="field-figure" />
      <TextField label="Timpris" meta={fields.rate} suffix="kr/h" className="field-figure" />
      <SelectField label="Utförs av" meta={fields.performedById} emptyLabel="Inte angivet" options={parties} />
      <SelectField label="Bärs av" meta={fields.carriedBy} emptyLabel="Alla efter nyckeln" options={carriers} />
      <FormActions intent={intent} label={line ? 'Spara' : 'Lägg till'} cancelTo={cancelTo} removeTo={removeTo} />
    </Form>
  );
}

/** The fields of both forms as they are typed. */
type LineFields = Record<
  'version' | 'name' | 'kind' | 'year' | 'amount' | 'hours' | 'rate' | 'performedById' | 'carriedBy',
  string
>;

/** A line as it is typed: an amount that follows from hours and rate is left empty. */
function typed(line: BudgetLine): Partial<LineFields> {
  const decimal = (hundredths: number | null) =>
    hundredths === null ? '' : String(hundredths / 100).replace('.', ',');
  return {
    version: String(line.version),
    name: line.name,
    kind: line.kind,
    year: line.year === null ? '' : String(line.year),
    amount: line.hours === null ? decimal(line.amount) : '',
    hours: decimal(line.hours),
    rate: decimal(line.rate),
    performedById: line.performedById === null ? '' : String(line.performedById),
    carriedBy: line.carriedBy === null ? '' : String(line.carriedBy),
  };
}
