import { runsUnapproved } from '~/domain/approval';
import type { Ore } from '~/domain/money';
import type { Approval, UnaskedPhase } from '~/store/approval';
import type { PhaseBudget } from '~/store/phase-budget';
import type { Project } from '~/store/project';

import { approvalText, unapprovedText } from './approval-words';

/** A phase whose budget is not approved yet, as a list shows it: a page carries its data twice, so no more than that. */
export interface WaitingApproval extends UnaskedPhase {
  /** "12 av 15 har godkänt, väntar på Orsa" */
  readonly text: string;
  /** the phase has begun all the same */
  readonly running: boolean;
  /** what follows the name of the phase: " väntar på godkännande" */
  readonly standing: string;
}

/** What a list shows of versions that wait for their parties or were rejected, and of phases that began unasked. */
export function waitingApprovals(
  approvals: readonly Approval[],
  unasked: readonly UnaskedPhase[],
  today: string,
): WaitingApproval[] {
  const asked = approvals.flatMap((approval): WaitingApproval[] => {
    if (approval.state === 'godkänd') return [];
    const { projectId, projectSlug, projectName, phaseId, phaseNumber, phaseName } = approval;
    const running = runsUnapproved(approval.phaseStart, today, approval);
    const text = approvalText(approval);
    const standing = running
      ? `pågår ${unapprovedText(approval)}`
      : approval.state === 'avslagen'
        ? 'har en avslagen budget'
        : 'väntar på godkännande';
    return [{ projectId, projectSlug, projectName, phaseId, phaseNumber, phaseName, text, running, standing }];
  });
  const text = 'Ingen version av budgeten är inskickad: ingen part är tillfrågad';
  return [
    ...asked,
    ...unasked.map((phase) => ({ ...phase, text, running: true, standing: 'pågår utan inskickad budget' })),
  ];
}

/** Of the phases of a project those that have begun by a day and wait for nobody's answer. */
export function unaskedPhases(
  { id, slug, name }: Pick<Project, 'id' | 'slug' | 'name'>,
  phases: readonly PhaseBudget[],
  today: string,
): UnaskedPhase[] {
  return phases
    .filter(({ unasked, startDate }) => unasked && startDate !== null && startDate <= today)
    .map((phase) => ({
      ...{ projectId: id, projectSlug: slug, projectName: name },
      ...{ phaseId: phase.id, phaseNumber: phase.number, phaseName: phase.name },
    }));
}

/** A share that waits for the viewer's decision, as a list shows it. */
export interface WaitingShare {
  readonly budgetVersionId: number;
  /** the party's part of the address */
  readonly address: string;
  readonly partyName: string;
  readonly share: Ore;
  readonly projectName: string;
  readonly phaseNumber: number;
  readonly answerBy: string | null;
}

/** The shares that these parties have not decided on. */
export function waitingShares(approvals: readonly Approval[], partyIds: readonly number[]): WaitingShare[] {
  return approvals.flatMap(({ budgetVersionId, projectName, phaseNumber, answerBy, parties }) =>
    parties
      .filter(({ partyId, verdict }) => verdict === null && partyIds.includes(partyId))
      .map(({ address, partyName, share }) => ({
        budgetVersionId,
        address,
        partyName,
        share,
        projectName,
        phaseNumber,
        answerBy,
      })),
  );
}
