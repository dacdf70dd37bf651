import { Link } from '@remix-run/react';

import { Light } from '~/views/shell/Status';

import type { WaitingApproval } from './approval-content';

interface WaitingApprovalsProps {
  readonly approvals: readonly WaitingApproval[];
  /** where the list is not about one project */
  readonly named?: boolean;
}

/** Phases that wait for approval, those that have begun without it first: which, and who is missing. */
export function WaitingApprovals({ approvals, named = false }: WaitingApprovalsProps) {
  const sorted = approvals.toSorted((one, other) => Number(other.running) - Number(one.running));
  return sorted.map(({ projectSlug, projectName, phaseId, phaseNumber, text, running, standing }) => (
    <div key={phaseId}>
      <Light tone={running ? 'warn' : 'wait'}>
        <Link to={`/projekt/${projectSlug}/faser/${phaseNumber}/godkannande`}>
          {named ? `${projectName}, fas ${phaseNumber}` : `Fas ${phaseNumber}`} {standing}
        </Link>
      </Light>
      <div className="cell-sub">{text}</div>
    </div>
  ));
}
