import type { CalendarDate } from './calendar';
import { isRescheduled, milestoneState, type MilestoneDates } from './milestone';

/** What a list of milestones can be cut down to by how they stand. Late and rescheduled may both hold of one. */
export const MILESTONE_STANDINGS = ['forsenad', 'omplanerad', 'kvar', 'klar'] as const;
export type MilestoneStanding = (typeof MILESTONE_STANDINGS)[number];

/** A choice among the milestones of a project; null: not by that. */
export interface MilestoneFilter {
  readonly standing: MilestoneStanding | null;
  /** number of the phase */
  readonly phase: number | null;
  /** 0: those that are nobody's own */
  readonly partyId: number | null;
}

/** A milestone as a filter sees it. */
interface Filtered extends MilestoneDates {
  readonly phaseNumber: number;
  readonly partyId: number | null;
}

/** Whether a milestone stands so. */
export function hasStanding(milestone: MilestoneDates, standing: MilestoneStanding, today: CalendarDate): boolean {
  switch (standing) {
    case 'forsenad':
      return milestoneState(milestone, today) === 'försenad';
    case 'omplanerad':
      return isRescheduled(milestone);
    case 'kvar':
      return milestone.status !== 'klar';
    case 'klar':
      return milestone.status === 'klar';
  }
}

/** Whether a milestone is among those chosen. */
export function isChosen(milestone: Filtered, filter: MilestoneFilter, today: CalendarDate): boolean {
  const { standing, phase, partyId } = filter;
  return (
    (standing === null || hasStanding(milestone, standing, today)) &&
    (phase === null || milestone.phaseNumber === phase) &&
    (partyId === null || (milestone.partyId ?? 0) === partyId)
  );
}
