import { Form, Link, useSearchParams } from '@remix-run/react';

import { runsUnapproved, type ApprovalRule } from '~/domain/approval';
import type { BudgetState } from '~/domain/budget';
import { canHappen } from '~/domain/budget-state';
import type { Ore } from '~/domain/money';
import type { FormFailure } from '~/policy/form-failure';
import type { Approval } from '~/store/approval';
import type { PhaseBaseline } from '~/store/baseline';
import type { BudgetDocument } from '~/store/budget-document';
import type { BudgetVersion } from '~/store/budget-version';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { BUDGET_WORDS, phaseTitle } from '~/views/economy/phase-words';
import { formatOre } from '~/views/shell/format';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';

import { AnswerTable } from './AnswerTable';
import { ApprovalStrip } from './ApprovalStrip';
import { BaselineCard } from './BaselineCard';
import { ruleText } from './approval-words';
import { DocumentsCard } from './DocumentsCard';
import { SubmitCard } from './SubmitCard';
import { VersionTable } from './VersionTable';
import { WithdrawForm } from './WithdrawForm';

export interface PhaseApprovalPageProps {
  readonly project: Project;
  readonly phase: Phase;
  /** the version that the page is about: the newest that is not taken back */
  readonly budget: { readonly id: number; readonly version: number; readonly state: BudgetState } | null;
  readonly versions: readonly BudgetVersion[];
  /** of the agreement as it is now; a submitted version keeps the one it was submitted under */
  readonly rule: ApprovalRule;
  /** null: the version is a draft */
  readonly approval: Approval | null;
  /** what the draft comes to today; null: it is no draft */
  readonly draft: { readonly total: Ore | null; readonly parties: number; readonly refusal: string | null } | null;
  /** null: the phase was never approved */
  readonly baseline: PhaseBaseline | null;
  readonly documents: readonly BudgetDocument[];
  readonly today: string;
  readonly maySubmit: boolean;
  readonly failure: FormFailure | null;
}

const DONE: Record<string, string> = {
  inskickad: 'Budgeten är inskickad. Parterna har fått besked.',
  atertagen: 'Versionen är återtagen. Den och dess beslut står kvar i historiken.',
};

/** Where a phase budget is sent to its parties, and where everybody sees who has answered what. */
export function PhaseApprovalPage(props: PhaseApprovalPageProps) {
  const { project, phase, budget, approval, today, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/faser`;
  const done = search.get('klart');
  const refused = failure && !['submit', 'withdraw', 'add-document'].includes(failure.intent);
  return (
    <>
      <PageHead
        title="Godkännande"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: `${base}/${phase.number}`, label: phaseTitle(phase) },
        ]}
        sub={budget ? `Budget version ${budget.version}, ${BUDGET_WORDS[budget.state].word.toLowerCase()}` : undefined}
      />
      {done && DONE[done] ? <Note tone="ok" role="status" title={DONE[done]} /> : null}
      {done === 'paminda' ? (
        <Note tone="ok" role="status" title="Påminnelsen är på väg.">
          Den går till dem som beslutar för {search.get('antal')} parter, högst en gång om dagen.
        </Note>
      ) : null}
      {refused ? (
        <Note
          tone="bad"
          role="alert"
          title={Object.values(failure.reply.error ?? {})
            .flat()
            .join(' ')}
        />
      ) : null}
      {approval && runsUnapproved(phase.startDate, today, approval) ? (
        <Note tone="warn" title="Fasen pågår utan att alla har godkänt.">
          Den började {phase.startDate}.
        </Note>
      ) : null}
      {budget === null ? (
        <Card>
          <EmptyState
            title="Fasen har ingen budget än"
            text="När den första budgetraden finns kan budgeten skickas in."
            action={<Link to={`${base}/${phase.number}`}>Till fasen</Link>}
          />
        </Card>
      ) : null}
      {props.draft ? <SubmitCard {...props} /> : null}
      {approval ? <Answers {...props} approval={approval} /> : null}
      {budget ? <DocumentsCard {...props} editable={props.draft !== null} /> : null}
      {props.baseline ? <BaselineCard phase={phase} baseline={props.baseline} /> : null}
      <VersionTable versions={props.versions} base={`${base}/${phase.number}`} />
      {budget && props.maySubmit && canHappen(budget.state, 'withdraw') ? (
        <WithdrawForm {...props} budget={budget} />
      ) : null}
    </>
  );
}

function Answers({ approval, today, maySubmit }: PhaseApprovalPageProps & { readonly approval: Approval }) {
  const { answerBy, state, budgetVersionId } = approval;
  const waiting = approval.parties.some(({ verdict }) => verdict === null);
  return (
    <Card
      tight
      title={`${formatOre(approval.total)} att besluta om`}
      actions={
        maySubmit ? (
          <>
            {state === 'inskickad' && waiting ? (
              <Form method="post">
                <input type="hidden" name="id" value={budgetVersionId} />
                <SubmitButton name="intent" value="remind" variant="secondary" pendingText="Skickar …">
                  Påminn
                </SubmitButton>
              </Form>
            ) : null}
            <Form method="post">
              <input type="hidden" name="id" value={budgetVersionId} />
              <SubmitButton name="intent" value="new-version" variant="secondary" pendingText="Skapar …">
                Ny version
              </SubmitButton>
            </Form>
          </>
        ) : null
      }
    >
      <div className="card-inset">
        <ApprovalStrip approval={approval} />
        <p className="sub">
          {ruleText(approval)}
          {answerBy
            ? ` Sista svarsdag ${answerBy < today ? 'var' : 'är'} ${answerBy}.`
            : ' Ingen sista svarsdag är satt.'}
        </p>
      </div>
      <AnswerTable approval={approval} />
    </Card>
  );
}
