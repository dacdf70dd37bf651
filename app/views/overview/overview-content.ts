import type { Milestone } from '~/store/milestone';
import type { Risk } from '~/store/risk';

/*
 * What the overview shows of each row. A page carries its data twice, as text and for the browser, so what it does
 * not show would be half its weight.
 */

export type OverviewMilestone = Pick<
  Milestone,
  | 'id'
  | 'label'
  | 'title'
  | 'kind'
  | 'phaseId'
  | 'baseline'
  | 'forecast'
  | 'actual'
  | 'windowStart'
  | 'windowEnd'
  | 'status'
>;

export type OverviewRisk = Pick<Risk, 'scaleId' | 'rating' | 'statedColour' | 'derivedColour' | 'status'>;

export function toOverviewMilestone(milestone: Milestone): OverviewMilestone {
  const { id, label, title, kind, phaseId, baseline, forecast, actual, windowStart, windowEnd, status } = milestone;
  return { id, label, title, kind, phaseId, baseline, forecast, actual, windowStart, windowEnd, status };
}

export function toOverviewRisk({ scaleId, rating, statedColour, derivedColour, status }: Risk): OverviewRisk {
  return { scaleId, rating, statedColour, derivedColour, status };
}
