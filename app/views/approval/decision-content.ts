import { compareColours } from '~/domain/risk';
import type { Risk } from '~/store/risk';

/** What a decision page tells of a risk. */
export type DecisionRisk = Pick<Risk, 'number' | 'title' | 'derivedColour'>;

const MOST_RISKS = 3;

/** The open risks that need attention first. */
export function topRisks(risks: readonly Risk[]): DecisionRisk[] {
  return risks
    .filter(({ status, derivedColour }) => status === 'öppen' && derivedColour !== null)
    .toSorted((one, other) => compareColours(one.derivedColour, other.derivedColour) || one.number - other.number)
    .slice(0, MOST_RISKS)
    .map(({ number, title, derivedColour }) => ({ number, title, derivedColour }));
}
