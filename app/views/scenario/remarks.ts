import type { LeavingLines, Redistributed, Redistribution } from '~/domain/departure';
import { weightText } from '~/views/economy/phase-words';
import { formatCount, formatOre } from '~/views/shell/format';

import type { ShownComparison } from './scenario-result';

type Remarked = Pick<ShownComparison, 'assumedFigures' | 'redistributions' | 'lines'>;

/** What is to be said of a party in a scenario: figures that are assumed, and what became of lines and of the key. */
export function remarksOf({ assumedFigures, redistributions, lines }: Remarked, partyId: number): string[] {
  return [
    ...assumedFigures.filter((used) => used.partyId === partyId).map(figureRemark),
    ...redistributions.flatMap(({ receivers }) => receivers.filter((each) => each.partyId === partyId).map(keyRemark)),
    ...lines.filter((each) => each.partyId === partyId).map(lineRemark),
  ];
}

/** "antagen siffra: antal användare 120", with the unit where it is one of several. */
export function figureRemark({ name, seriesName, value }: Remarked['assumedFigures'][number]): string {
  const [, unit] = name.split(': ');
  return `antagen siffra: ${seriesName.toLowerCase()}${unit ? `, ${unit},` : ''} ${formatCount(value)}`;
}

function keyRemark({ before, after }: Redistributed): string {
  return `andel i nyckeln: ${after === null ? 'ingen' : givenText(after)} (förut ${givenText(before)})`;
}

/** "40 %", "2/7", "10 000 kr". */
function givenText(given: Redistributed['before']): string {
  if (typeof given === 'number') return formatOre(given);
  return given.numerator === 0 ? '0 %' : weightText({ numerator: given.numerator, denominator: given.denominator });
}

function lineRemark({ names, becomes }: LeavingLines): string {
  const named = names.map((name) => `”${name}”`).join(', ');
  return `${names.length === 1 ? 'raden' : 'raderna'} ${named} ${becomes === 'dropped' ? 'faller bort' : 'delas efter nyckeln'}`;
}

/** "Nyckelns andel för Ludvika (20 %) fördelas om i proportion: Mora 3/8 (förut 30 %), Orsa 5/8 (förut 50 %)." */
export function redistributionText({ receivers }: Redistribution): string {
  const left = receivers.filter(({ after }) => after === null);
  const stay = receivers.filter(({ after }) => after !== null);
  const gone = left.map(({ name, before }) => `${name} (${givenText(before)})`).join(', ');
  const now = stay
    .map(({ name, before, after }) => `${name} ${givenText(after!)} (förut ${givenText(before)})`)
    .join(', ');
  return `Nyckelns andel för ${gone} fördelas om i proportion: ${now}.`;
}

/** "Raden ”Egen utbildning” (20 000 kr), som Ludvika bär ensam, faller bort." */
export function leavingText({ partyName, names, sum, becomes }: LeavingLines): string {
  const named = names.map((name) => `”${name}”`).join(', ');
  const what = names.length === 1 ? 'Raden' : 'Raderna';
  return `${what} ${named} (${formatOre(sum)}), som ${partyName} bär ensam, ${becomes === 'dropped' ? 'faller bort' : 'delas efter nyckeln'}.`;
}
