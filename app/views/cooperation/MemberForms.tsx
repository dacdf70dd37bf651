import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { joinForm, memberForm } from '~/forms/membership';
import type { FormFailure } from '~/policy/form-failure';
import type { Membership } from '~/store/member';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField } from '~/views/shell/form/TextField';

import type { MemberWords } from './member-words';

interface JoinFormProps {
  readonly words: MemberWords;
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** Lets a party join from a day. */
export function JoinForm({ words, parties, failure, cancelTo }: JoinFormProps) {
  const [form, fields] = useForm<Record<'partyId' | 'joinedOn' | 'leftOn', string>>({
    id: `ny-${words.one}`,
    lastResult: lastResultOf(failure, 'join'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: joinForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid panel">
      <div className="field-wide">
        <p className="sub">{words.joining}</p>
        <FormNotes form={form} failure={failure} intent="join" />
      </div>
      <SelectField
        label="Part"
        meta={fields.partyId}
        emptyLabel="Välj part"
        options={parties.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <DateField label="Med från" meta={fields.joinedOn} />
      <DateField label="Ute från" meta={fields.leftOn} hint="Första dagen utanför. Tomt: tills vidare" />
      <FormActions intent="join" label={words.submit} cancelTo={cancelTo} />
    </Form>
  );
}

interface MemberFormProps {
  readonly words: MemberWords;
  readonly member: Membership;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** Changes the days of a membership: the way out, and the way to put a wrong date right. */
export function MemberForm({ words, member, failure, cancelTo }: MemberFormProps) {
  const [form, fields] = useForm<Record<'joinedOn' | 'leftOn', string>>({
    id: `andra-${words.one}`,
    lastResult: lastResultOf(failure, 'member'),
    defaultValue: { joinedOn: member.joinedOn ?? '', leftOn: member.leftOn ?? '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: memberForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid panel">
      <div className="field-wide">
        <p className="sub">{words.changing}</p>
        <FormNotes form={form} failure={failure} intent="member" />
      </div>
      <input type="hidden" name="partyId" value={member.partyId} />
      <input type="hidden" name="wasJoinedOn" value={member.joinedOn ?? ''} />
      <input type="hidden" name="wasLeftOn" value={member.leftOn ?? ''} />
      <DateField label="Med från" meta={fields.joinedOn} hint="Tomt: sedan tidigare" />
      <DateField label="Ute från" meta={fields.leftOn} hint="Första dagen utanför. Tomt: tills vidare" />
      <FormActions intent="member" label="Spara" cancelTo={cancelTo} cancelLabel="Stäng" />
    </Form>
  );
}
