import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link, useSearchParams } from '@remix-run/react';

import { approvalsNeeded, VERDICTS, type Verdict } from '~/domain/approval';
import { decideForm } from '~/forms/approval';
import { formatOre } from '~/views/shell/format';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

import { genitive, paysText } from './approval-words';
import type { DecisionPageProps } from './DecisionPage';

/** The four ways to decide: in the address, so that each has its own short form without a script. */
const CHOICES: readonly {
  verdict: Verdict;
  address: string;
  label: string;
  /** on the buttons, which stand beside each other on a phone */
  short?: string;
  variant: 'primary' | 'secondary' | 'tertiary';
}[] = [
  { verdict: 'godkänd', address: 'godkann', label: 'Godkänn', variant: 'primary' },
  {
    verdict: 'godkänd med villkor',
    address: 'villkor',
    label: 'Godkänn med villkor',
    short: 'Med villkor',
    variant: 'secondary',
  },
  { verdict: 'återremiss', address: 'aterremiss', label: 'Återremittera', variant: 'tertiary' },
  { verdict: 'avslag', address: 'avslag', label: 'Avslå', variant: 'tertiary' },
];

/** First which decision, then a form that names the sum and asks for what that decision needs. */
export function DecisionForm(props: DecisionPageProps) {
  const { approval, party, failure } = props;
  const [search] = useSearchParams();
  const here = `/att-besluta/${approval.budgetVersionId}/${party.address}`;
  const changing = party.verdict ? 'andra=1&' : '';
  const sent = VERDICTS.find((verdict) => verdict === failure?.reply.initialValue?.['verdict']);
  const chosen = CHOICES.find(({ address, verdict }) => (sent ? verdict === sent : address === search.get('beslut')));
  if (chosen)
    return <Confirmation {...props} chosen={chosen} cancelTo={`${here}${party.verdict ? '?andra=1' : ''}#beslut`} />;
  return (
    <section className="card decision-bar" id="beslut" aria-label={party.verdict ? 'Ändra beslutet' : 'Beslut'}>
      <div className="decision-choices">
        {CHOICES.map(({ verdict, address, label, short, variant }) => (
          <Link
            key={verdict}
            className="ds-button"
            data-variant={variant}
            data-size={verdict === 'godkänd' ? undefined : 'sm'}
            aria-label={verdict === 'godkänd med villkor' ? label : undefined}
            to={`${here}?${changing}beslut=${address}#beslut`}
            preventScrollReset
          >
            {verdict === 'godkänd' ? `Godkänn ${formatOre(party.share)}` : (short ?? label)}
          </Link>
        ))}
      </div>
    </section>
  );
}

/** Whether one rejection is enough to end the version. */
function needsAll({ rule, parties }: DecisionPageProps['approval']): boolean {
  return approvalsNeeded(rule, parties.length) === parties.length;
}

interface ConfirmationProps extends DecisionPageProps {
  readonly chosen: (typeof CHOICES)[number];
  readonly cancelTo: string;
}

function Confirmation({ approval, party, token, failure, chosen, cancelTo }: ConfirmationProps) {
  const { verdict, label } = chosen;
  const lastResult = lastResultOf(failure, 'decide');
  const [form, fields] = useForm<Record<'motivation' | 'diaryNumber', string>>({
    id: 'beslut',
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: decideForm }) as never,
  });
  const plain = verdict === 'godkänd';
  const sum = formatOre(party.share);
  return (
    <Card title={label}>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
        <FormNotes form={form} failure={failure} intent="decide" />
        <p>
          {plain || verdict === 'godkänd med villkor'
            ? `${paysText(party)} av ${formatOre(Math.abs(approval.total))} för ${approval.projectName}.`
            : `Det gäller ${genitive(party.partyName)} andel, ${sum} av ${formatOre(approval.total)}.`}
        </p>
        {verdict === 'avslag' && needsAll(approval) ? (
          <p>Alla behöver godkänna. Ett avslag avgör därför hela versionen, och den kan inte öppnas igen.</p>
        ) : null}
        <input type="hidden" name="verdict" value={verdict} />
        <input type="hidden" name="share" value={party.share} />
        <input type="hidden" name="token" value={token} />
        {party.number === null ? null : <input type="hidden" name="corrects" value={party.number} />}
        {plain ? null : (
          <TextAreaField
            label={verdict === 'godkänd med villkor' ? 'Villkor' : 'Motivering'}
            meta={fields.motivation}
            required
            rows={3}
          />
        )}
        <TextField label="Diarienummer" meta={fields.diaryNumber} required={false} autoComplete="off" />
        <div className="decision-choices">
          <SubmitButton
            name="intent"
            value="decide"
            size="md"
            pendingText="Registrerar …"
            color={plain ? 'accent' : undefined}
          >
            {plain ? `Ja, godkänn ${sum}` : `${label}: ${sum}`}
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" to={cancelTo} preventScrollReset>
            Avbryt
          </Link>
        </div>
      </Form>
    </Card>
  );
}
