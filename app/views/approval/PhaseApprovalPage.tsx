import { Form, Link, useSearchParams } from '@remix-run/react';

import { runsUnapproved, type ApprovalRule } from '~/domain/approval';
import type { DateJudgement } from '~/domain/basis';
import type { BudgetState } from '~/domain/budget';
import { canHappen } from '~/domain/budget-state';
import type { Ore } from '~/domain/money';
import type { ShareChanges } from '~/domain/share-change';
import type { FormFailure } from '~/policy/form-failure';
import type { Approval } from '~/store/approval';
import type { PhaseBaseline } from '~/store/baseline';
import type { BudgetDocument } from '~/store/budget-document';
import type { BudgetVersion } from '~/store/budget-version';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { BUDGET_WORDS } from '~/views/economy/phase-words';
import { formatOre } from '~/views/shell/format';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { AnswerTable } from './AnswerTable';
import { ApprovalStrip } from './ApprovalStrip';
import { BaselineCard } from './BaselineCard';
import { ChangesCard } from './ChangesCard';
import { names, ruleText, unapprovedText } from './approval-words';
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
  /** an older version is looked at */
  readonly older: boolean;
  /** of the version, or while it is a draft of the one before it; null: nobody was asked */
  readonly approval: Approval | null;
  /** parties that have not answered and have nobody who could */
  readonly withoutDecider: readonly { readonly partyId: number; readonly partyName: string }[];
  /** what the draft comes to today; null: it is no draft */
  readonly draft: {
    readonly total: Ore | null;
    readonly parties: number;
    readonly refusal: string | null;
    /** of the figures that it stands on */
    readonly dates: DateJudgement;
    /** party by party what it changes against the version that counts; null: there is none */
    readonly changes: { readonly version: number; readonly changes: ShareChanges } | null;
    /** the shares as they are shown, for the form */
    readonly seen: string;
  } | null;
  /** null: the phase was never approved */
  readonly baseline: PhaseBaseline | null;
  readonly documents: readonly BudgetDocument[];
  readonly today: string;
  readonly maySubmit: boolean;
  /** sekretess on documents */
  readonly mayMark: boolean;
  readonly failure: FormFailure | null;
}

const DONE: Record<string, string> = {
  atertagen: 'Versionen är återtagen. Den och dess beslut står kvar i historiken.',
};

/** Whether the form of an intent is on the page and tells by itself why it was refused. */
const FORM_SHOWN: Record<string, (props: PhaseApprovalPageProps) => boolean> = {
  submit: ({ draft }) => draft?.total !== null && draft !== null,
  withdraw: ({ budget }) => budget !== null && canHappen(budget.state, 'withdraw'),
  'add-document': ({ draft }) => draft !== null,
};

/** Where a phase budget is sent to its parties, and where everybody sees who has answered what. */
export function PhaseApprovalPage(props: PhaseApprovalPageProps) {
  const { project, phase, budget, approval, today, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/faser`;
  const done = search.get('klart');
  const refused = failure && !FORM_SHOWN[failure.intent]?.(props);
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
      <Mailed done={done} count={Number(search.get('antal'))} />
      {refused ? (
        <Note
          tone="bad"
          role="alert"
          title={Object.values(failure.reply.error ?? {})
            .flat()
            .join(' ')}
        />
      ) : null}
      {props.older ? (
        <Note tone="wait" title={`Du ser version ${budget?.version}.`}>
          <Link to={`${base}/${phase.number}/godkannande`}>Till den senaste versionen</Link>
        </Note>
      ) : null}
      {!props.older && approval && runsUnapproved(phase.startDate, today, approval) ? (
        <Note tone="warn" title={`Fasen pågår ${unapprovedText(approval)}.`}>
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
      {props.draft?.changes ? <ChangesCard {...props.draft.changes} /> : null}
      {approval ? <Answers {...props} approval={approval} /> : null}
      {budget ? <DocumentsCard {...props} editable={props.draft !== null} /> : null}
      {props.baseline ? <BaselineCard phase={phase} baseline={props.baseline} /> : null}
      <VersionTable versions={props.versions} base={`${base}/${phase.number}`} />
      {budget && !props.older && props.maySubmit && canHappen(budget.state, 'withdraw') ? (
        <WithdrawForm {...props} budget={budget} />
      ) : null}
    </>
  );
}

/** The receipt of what was sent: how many it went to, since a party may have nobody who decides in Samplan. */
function Mailed({ done, count }: { readonly done: string | null; readonly count: number }) {
  if (done !== 'inskickad' && done !== 'paminda') return null;
  const to = count === 1 ? '1 person som beslutar' : `${count} personer som beslutar`;
  if (done === 'inskickad') {
    return (
      <Note tone="ok" role="status" title="Budgeten är inskickad.">
        {count > 0
          ? `Besked är på väg till ${to}.`
          : 'Ingen fick besked, för ingen beslutar för parterna i Samplan än.'}
      </Note>
    );
  }
  return count > 0 ? (
    <Note tone="ok" role="status" title={`Påminnelsen är på väg till ${to}.`} />
  ) : (
    <Note tone="wait" role="status" title="Ingen ny påminnelse skickades.">
      De som beslutar är redan påminda i dag, eller så har parterna ingen som beslutar i Samplan.
    </Note>
  );
}

function Answers({
  approval,
  draft,
  older,
  withoutDecider,
  today,
  maySubmit,
}: PhaseApprovalPageProps & { readonly approval: Approval }) {
  const { answerBy, state, budgetVersionId } = approval;
  const drafting = draft !== null;
  const waiting = approval.parties.some(({ verdict }) => verdict === null);
  return (
    <Card
      tight
      title={`Version ${approval.version}: ${formatOre(approval.total)}${state === 'inskickad' ? ' att besluta om' : `, ${BUDGET_WORDS[state].word.toLowerCase()}`}`}
      actions={
        maySubmit && !older ? (
          <>
            {state === 'inskickad' && waiting ? (
              <Form method="post">
                <input type="hidden" name="id" value={budgetVersionId} />
                <SubmitButton name="intent" value="remind" variant="secondary" pendingText="Skickar …">
                  Påminn
                </SubmitButton>
              </Form>
            ) : null}
            {drafting ? null : (
              <Form method="post">
                <input type="hidden" name="id" value={budgetVersionId} />
                <SubmitButton name="intent" value="new-version" variant="secondary" pendingText="Skapar …">
                  Ny version
                </SubmitButton>
              </Form>
            )}
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
      {withoutDecider.length > 0 ? (
        <Note tone="warn" title={`Ingen kan besluta för ${names(withoutDecider)} i Samplan än.`}>
          Samordnaren lägger upp kommundirektören.
        </Note>
      ) : null}
      <AnswerTable approval={approval} />
    </Card>
  );
}
