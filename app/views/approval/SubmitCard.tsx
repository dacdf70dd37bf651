import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';

import { approvalsNeeded } from '~/domain/approval';
import { submitForm } from '~/forms/approval';
import { judgementInWords } from '~/views/basis/basis-words';
import { formatOre } from '~/views/shell/format';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { DateField } from '~/views/shell/form/TextField';
import { Card, EmptyState } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import type { PhaseApprovalPageProps } from './PhaseApprovalPage';

/** A draft that can be sent to its parties: what is then frozen, and who decides. */
export function SubmitCard({ project, phase, budget, rule, draft, maySubmit, failure }: PhaseApprovalPageProps) {
  const phasePage = `/projekt/${project.slug}/faser/${phase.number}`;
  const [form, fields] = useForm<Record<'answerBy', string>>({
    id: 'skicka-in',
    lastResult: lastResultOf(failure, 'submit'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: submitForm }) as never,
  });
  if (!draft || !budget) return null;
  if (draft.total === null) {
    return (
      <Card>
        <EmptyState
          title="Utkastet kan inte skickas in än"
          text={draft.refusal ?? 'Det har inga rader.'}
          action={<Link to={phasePage}>Till fasen</Link>}
        />
      </Card>
    );
  }
  const needed = approvalsNeeded(rule, draft.parties);
  return (
    <Card title={`Utkast på ${formatOre(draft.total)}`}>
      <p>
        {draft.parties === 1 ? 'En part betalar hela kostnaden.' : `${draft.parties} parter delar kostnaden.`}{' '}
        <Link to={phasePage}>Se vad var och en betalar</Link>.{' '}
        {needed === draft.parties
          ? 'Alla behöver godkänna sin andel.'
          : `${needed} av ${draft.parties} behöver godkänna sin andel.`}
      </p>
      {judgementInWords(draft.dates).map((sentence) => (
        <p key={sentence} className="sub">
          <Status tone="warn">Obs</Status> {sentence}
        </p>
      ))}
      {maySubmit ? (
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
          <FormNotes form={form} failure={failure} intent="submit" />
          <p className="sub">
            När budgeten skickas in låses rader, nyckel, underlag, deltagare, egen tid och andelar, och de som beslutar
            får e-post.
          </p>
          <input type="hidden" name="id" value={budget.id} />
          <input type="hidden" name="seen" value={draft.seen} />
          <DateField label="Sista svarsdag" meta={fields.answerBy} required={false} />
          <div className="form-actions">
            <SubmitButton name="intent" value="submit" pendingText="Skickar in …">
              Skicka in {formatOre(draft.total)} för godkännande
            </SubmitButton>
          </div>
        </Form>
      ) : (
        <p className="sub">Projektledaren skickar in utkastet när det är klart.</p>
      )}
    </Card>
  );
}
