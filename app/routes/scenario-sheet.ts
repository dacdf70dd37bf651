import type { ComparedParty } from '~/domain/scenario-comparison';
import type { Cell } from '~/platform/csv';
import { denied } from '~/policy/denial';
import type { Guarded } from '~/policy/guard';
import type { Agreement } from '~/store/agreement';
import { readOrder } from '~/views/scenario/scenario-address';
import { remarksOf } from '~/views/scenario/remarks';
import type { ShownComparison } from '~/views/scenario/scenario-result';
import { OUTCOME_WORDS } from '~/views/scenario/scenario-words';

import { askedPhase, readScenario, scenarioChoices, scenarioResult } from './scenario-result';

/** A comparison as a file holds it, in kronor and per cent. */
export interface ScenarioSheet {
  /** of the file, without ending */
  readonly name: string;
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly strong: boolean }[];
}

/** The comparison that the address asks for; 404 when there is none. */
export async function scenarioSheetOf(asked: Guarded<Agreement>): Promise<ScenarioSheet> {
  const { viewer, found, context, url } = asked;
  const phase = await askedPhase(asked);
  const { present } = await scenarioChoices(context, viewer, found, phase);
  const scenario = readScenario(url.searchParams, present)?.scenario;
  if (!scenario) throw denied(404);
  // Of a saved one, whose own lines in a draft are then looked away from as on its page.
  const saved = Number(url.searchParams.get('scenario'));
  const scenarioId = Number.isSafeInteger(saved) && saved > 0 ? saved : null;
  const question = { context, viewer, cooperation: found, phase, scenario, scenarioId };
  const { comparison } = await scenarioResult({ ...question, present }, readOrder(url.searchParams));
  if (!comparison) throw denied(404);
  return {
    name: `${phase ? `${phase.projectSlug}-fas-${phase.number}` : found.slug}-scenario`,
    rows: [
      ...comparison.parties.map((party) => ({ cells: cellsOf(party, comparison), strong: false })),
      { cells: ['Summa', ...figures(comparison.total), null, null], strong: true },
    ],
  };
}

function cellsOf(party: ComparedParty, comparison: ShownComparison): Cell[] {
  const remarks = remarksOf(comparison, party.partyId).join('; ');
  return [party.partyName, ...figures(party), OUTCOME_WORDS[party.outcome].word, remarks || null];
}

function figures({
  before,
  after,
  change,
  ratio,
}: Pick<ComparedParty, 'before' | 'after' | 'change' | 'ratio'>): Cell[] {
  const kronor = (amount: number | null) => (amount === null ? null : amount / 100);
  return [kronor(before), kronor(after), kronor(change), ratio === null ? null : Math.round(ratio * 1000) / 10];
}
