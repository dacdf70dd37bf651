import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { classifyForm } from '~/forms/secrecy';
import type { FormFailure } from '~/policy/form-failure';
import type { SecrecyMark } from '~/store/secrecy';
import { FreshPerVersion } from '~/views/shell/form/FreshPerVersion';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Status } from '~/views/shell/Status';

interface SecrecySectionProps {
  readonly thing: { readonly id: number; readonly secrecy: SecrecyMark | null };
  /** "Risken", "Milstolpen" */
  readonly name: string;
  readonly mayMark: boolean;
  readonly failure: FormFailure | null;
}

/** Whether a thing is marked sekretess and on which ground, and for those who may the forms that mark and open it. */
export function SecrecySection({ thing, name, mayMark, failure }: SecrecySectionProps) {
  const { id, secrecy } = thing;
  if (!mayMark && secrecy === null) return null;
  const answered = ['classify', 'disclose'].some((intent) => lastResultOf(failure, intent, id) !== undefined);
  return (
    <section className="risk-part">
      {secrecy ? (
        <p>
          <Status tone="warn">Sekretess</Status> {secrecy.ground}. Märkt {secrecy.on}
          {secrecy.by ? ` av ${secrecy.by}` : ''}. Den som bara är läsare ser inte detta.
        </p>
      ) : null}
      {mayMark ? (
        <details className="edit-panel" open={answered || undefined}>
          <summary>{secrecy ? 'Ändra eller häv sekretess' : 'Märk med sekretess'}</summary>
          <FreshPerVersion version={secrecy?.version ?? 0} intent="classify" failure={failure}>
            <ClassifyForm thing={thing} name={name} failure={failure} />
          </FreshPerVersion>
          {secrecy ? <DiscloseForm id={id} version={secrecy.version} failure={failure} /> : null}
        </details>
      ) : null}
    </section>
  );
}

function ClassifyForm({ thing: { id, secrecy }, name, failure }: Omit<SecrecySectionProps, 'mayMark'>) {
  const lastResult = lastResultOf(failure, 'classify', id);
  const version = secrecy?.version ?? 0;
  const [form, fields] = useForm<Record<'version' | 'ground', string>>({
    id: `sekretess-${id}`,
    lastResult,
    defaultValue: { version: String(version), ground: secrecy?.ground ?? '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: classifyForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-stack">
      <FormNotes form={form} failure={failure} intent="classify" />
      <VersionFields row={{ id, version }} lastResult={lastResult} opened={fields.version.initialValue} />
      <TextField
        label="Lagrum som sekretessen vilar på"
        meta={fields.ground}
        required
        hint={`Till exempel 18 kap. 8 § OSL. ${name} syns sedan inte för den som bara är läsare.`}
      />
      <div className="form-actions">
        <SubmitButton name="intent" value="classify" variant="secondary">
          {secrecy ? 'Spara lagrum' : 'Märk med sekretess'}
        </SubmitButton>
      </div>
    </Form>
  );
}

interface DiscloseFormProps {
  readonly id: number;
  readonly version: number;
  readonly failure: FormFailure | null;
}

function DiscloseForm({ id, version, failure }: DiscloseFormProps) {
  const lastResult = lastResultOf(failure, 'disclose', id);
  const [form] = useForm({ id: `hav-sekretess-${id}`, lastResult });
  return (
    <Form method="post" id={form.id} noValidate preventScrollReset className="form-stack">
      <FormNotes form={form} failure={failure} intent="disclose" />
      <VersionFields row={{ id, version }} lastResult={lastResult} opened={String(version)} />
      <div className="form-actions">
        <SubmitButton name="intent" value="disclose" variant="tertiary" pendingText="Häver …">
          Häv sekretessen
        </SubmitButton>
      </div>
    </Form>
  );
}
