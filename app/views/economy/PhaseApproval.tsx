import { Link } from '@remix-run/react';

import { runsUnapproved } from '~/domain/approval';
import type { Approval } from '~/store/approval';
import type { Budget } from '~/store/budget';
import type { Phase } from '~/store/phase';
import { ApprovalStrip } from '~/views/approval/ApprovalStrip';
import { unapprovedText } from '~/views/approval/approval-words';
import { Note } from '~/views/shell/Page';

import { BUDGET_WORDS } from './phase-words';

interface PhaseApprovalProps {
  readonly phase: Phase;
  readonly budget: Budget | null;
  /** while the budget is a draft: the version before it that the parties were asked about */
  readonly standing: Approval | null;
  /** the page's address without a query */
  readonly here: string;
  readonly today: string;
}

/** Said where a phase has begun and no version of its budget is approved. */
export function UnapprovedNote({ phase, budget, standing, here, today }: PhaseApprovalProps) {
  if (!budget) return null;
  const asked = standing ?? budget.asked;
  const state = standing?.state ?? budget.state;
  if (!runsUnapproved(phase.startDate, today, { state, approvedBefore: asked?.approvedBefore ?? false })) return null;
  return (
    <Note
      tone="warn"
      title={asked ? `Fasen pågår ${unapprovedText(asked)}.` : 'Fasen pågår, och ingen budget är inskickad.'}
    >
      {asked ? null : 'Ingen part är tillfrågad än. '}
      {asked?.answerBy && asked.answerBy < today ? `Sista svarsdag var ${asked.answerBy}. ` : null}
      <Link to={`${here}/godkannande`}>Till godkännandet</Link>
    </Note>
  );
}

/** How far the parties have come, party by party: with this version, or with the one before it while it is a draft. */
export function PhaseStrip({ budget, standing, here }: Pick<PhaseApprovalProps, 'budget' | 'standing' | 'here'>) {
  const asked = standing ?? budget?.asked;
  if (!asked) return null;
  return (
    <>
      {standing ? (
        <p>
          Det här är ett utkast.{' '}
          <Link to={`${here}?version=${standing.version}`}>
            Version {standing.version} är {BUDGET_WORDS[standing.state].word.toLowerCase()}
          </Link>
          {standing.state === 'godkänd' ? ' och gäller tills en ny är godkänd.' : '.'}
        </p>
      ) : null}
      <ApprovalStrip approval={asked} parties />
      <p className="sub">
        <Link to={`${here}/godkannande`}>Beslut, motiveringar och versioner</Link>
      </p>
    </>
  );
}

/** Said where an older version is looked at. */
export function OlderVersionNote({ budget, here }: Pick<PhaseApprovalProps, 'budget' | 'here'>) {
  if (!budget) return null;
  return (
    <Note tone="wait" title={`Du ser version ${budget.version}: ${BUDGET_WORDS[budget.state].word.toLowerCase()}.`}>
      Den visas som den var. <Link to={here}>Till den senaste versionen</Link> ·{' '}
      <Link to={`${here}/godkannande?version=${budget.version}`}>Dess beslut och handlingar</Link>
    </Note>
  );
}
