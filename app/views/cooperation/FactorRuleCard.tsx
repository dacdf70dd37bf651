import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { factorRuleForm } from '~/forms/agreement';
import { CheckboxField } from '~/views/shell/form/ChoiceField';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { Card, Note } from '~/views/shell/Page';

import { factorRuleWord } from './agreement-words';
import type { AgreementPageProps } from './AgreementPage';

type FactorRuleCardProps = AgreementPageProps & { readonly base: string };

/** Whether a password alone is enough in the cooperation, and the samordnare's choice of it. */
export function FactorRuleCard(props: FactorRuleCardProps) {
  const { agreement, mayManage, failure, base } = props;
  const [search] = useSearchParams();
  const asked = search.get('inloggning');
  const editing = mayManage && (asked === 'andra' || failure?.intent === 'require-factor');
  return (
    <Card
      title="Inloggning"
      id="inloggning"
      actions={
        mayManage && !editing ? (
          <Link to={`${base}?inloggning=andra#inloggning`} preventScrollReset>
            Ändra inloggningen
          </Link>
        ) : null
      }
    >
      {asked === 'sparad' && !failure ? <Note tone="ok" role="status" title="Sparat." /> : null}
      {editing ? null : (
        <p>Tvåstegsinloggning {factorRuleWord(agreement.requiresSecondFactor)} för konton med lösenord.</p>
      )}
      {editing ? <FactorRuleForm {...props} /> : null}
    </Card>
  );
}

function FactorRuleForm({ agreement, failure, base }: FactorRuleCardProps) {
  const lastResult = lastResultOf(failure, 'require-factor');
  const [form, fields] = useForm<Record<'version' | 'required', string>>({
    id: 'krav-pa-inloggning',
    lastResult,
    defaultValue: { version: String(agreement.version), required: agreement.requiresSecondFactor ? 'on' : '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: factorRuleForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form">
      <FormNotes form={form} failure={failure} intent="require-factor" />
      <VersionFields row={agreement} lastResult={lastResult} opened={fields.version.initialValue} />
      <CheckboxField label="Kräv tvåstegsinloggning för konton med lösenord" meta={fields.required} />
      <p className="sub">
        Gäller genast, för alla som har en roll i samverkan: också du själv, och den som redan är inloggad. Den som
        saknar tvåstegsinloggning leds till sidan där man slår på den. Kravet gäller inte den som loggar in genom sin
        organisation: där bestämmer organisationen.
      </p>
      <FormActions intent="require-factor" label="Spara" cancelTo={`${base}#inloggning`} />
    </Form>
  );
}
