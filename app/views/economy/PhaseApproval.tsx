import { Link } from '@remix-run/react';

import { runsUnapproved } from '~/domain/approval';
import { isEditable } from '~/domain/budget';
import type { Budget } from '~/store/budget';
import type { Phase } from '~/store/phase';
import { ApprovalStrip } from '~/views/approval/ApprovalStrip';
import { Note } from '~/views/shell/Page';

import { BUDGET_WORDS } from './phase-words';

interface PhaseApprovalProps {
  readonly phase: Phase;
  readonly budget: Budget | null;
  /** the page's address without a query */
  readonly here: string;
  readonly today: string;
}

/** Said where a phase has begun and its budget is not approved, with who is missing. */
export function UnapprovedNote({ phase, budget, here, today }: PhaseApprovalProps) {
  if (!budget) return null;
  const { state, asked } = budget;
  const running = runsUnapproved(phase.startDate, today, { state, approvedBefore: asked?.approvedBefore ?? false });
  if (!running || state === 'ersatt' || state === 'återtagen') return null;
  return (
    <Note
      tone="warn"
      title={isEditable(state) ? 'Fasen pågår, och budgeten är ett utkast.' : 'Fasen pågår utan att alla har godkänt.'}
    >
      {isEditable(state) ? 'Ingen part är tillfrågad än.' : null}
      {asked?.answerBy && asked.answerBy < today ? `Sista svarsdag var ${asked.answerBy}. ` : null}{' '}
      <Link to={`${here}/godkannande`}>Till godkännandet</Link>
    </Note>
  );
}

/** How far the parties have come, party by party. */
export function PhaseStrip({ budget, here }: Pick<PhaseApprovalProps, 'budget' | 'here'>) {
  if (!budget?.asked) return null;
  return (
    <>
      <ApprovalStrip approval={budget.asked} parties />
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
      Den visas som den var. <Link to={here}>Till den version som gäller nu</Link>
    </Note>
  );
}
