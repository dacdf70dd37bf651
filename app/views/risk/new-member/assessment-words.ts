import { ASSESSED_LEVELS, RECOMMENDATIONS, type AssessedLevel, type Recommendation } from '~/domain/new-member';
import type { RiskColour, RiskScale } from '~/domain/risk';
import type { NewMemberAssessment } from '~/store/new-member';
import type { Tone } from '~/views/shell/icons';

import { capitalised } from '../risk-words';

/** The template speaks of low, medium and high: it fits a scale of three levels on both axes. */
export function hasThreeLevels({
  probabilityNames,
  consequenceNames,
}: Pick<RiskScale, 'probabilityNames' | 'consequenceNames'>) {
  return probabilityNames.length === 3 && consequenceNames.length === 3;
}

export const LEVEL_TONES: Record<AssessedLevel, Tone> = { låg: 'ok', medel: 'warn', hög: 'bad' };
export const RECOMMENDATION_TONES: Record<Recommendation, Tone> = {
  tillstyrks: 'ok',
  'tillstyrks med villkor': 'warn',
  avstyrks: 'bad',
};

const LEVEL_OF: Record<RiskColour, AssessedLevel> = { grön: 'låg', gul: 'medel', röd: 'hög' };

/** The highest level among some risks; null where none is rated. */
export function highestLevel(colours: readonly (RiskColour | null)[]): AssessedLevel | null {
  for (const colour of ['röd', 'gul', 'grön'] as const) if (colours.includes(colour)) return LEVEL_OF[colour];
  return null;
}

export const LEVEL_OPTIONS = ASSESSED_LEVELS.map((value) => ({ value, label: capitalised(value) }));
export const RECOMMENDATION_OPTIONS = RECOMMENDATIONS.map((value) => ({ value, label: capitalised(value) }));

/** An assessment as it now is, for the one who came second. */
export function assessmentValues(now: NewMemberAssessment): [string, string][] {
  return [
    ['Ny medlem', now.newcomer],
    ['Möjlighet', now.opportunity || '–'],
    ['Risknivå', now.riskLevel ?? '–'],
    ['Rekommendation', now.recommendation ?? '–'],
    ['Villkor', now.conditions || '–'],
  ];
}
