import { parseWithZod } from '@conform-to/zod/v4';
import type { AppLoadContext } from '@remix-run/node';

import { growthOf, growthText, judgeGrowth, type GrowthJudgement } from '~/domain/growth';
import { Refusal } from '~/domain/refusal';
import { draftHindrance, type Membership, type Scenario } from '~/domain/scenario';
import { compareScenario, summarise, type ScenarioOrder } from '~/domain/scenario-comparison';
import type { Viewer } from '~/domain/viewer';
import { scenarioQuery } from '~/forms/scenario';
import { denied } from '~/policy/denial';
import { isOversized } from '~/policy/form-size';
import type { Guarded } from '~/policy/guard';
import type { Agreement } from '~/store/agreement';
import { listKeys, listKeySeries } from '~/store/key';
import type { ScenarioOutcome, ScenarioPhase } from '~/store/scenario';
import {
  findFigureSum,
  listCooperationPhases,
  listPayingParties,
  listReferenceDates,
  listScenarioParties,
  type ScenarioParty,
} from '~/store/scenario-ground';
import { listPresentParties } from '~/store/share-basis';
import { asksWhatIf } from '~/views/scenario/scenario-address';
import type { ScenarioChoices, ScenarioResult } from '~/views/scenario/scenario-result';

import { calculateScenario } from './scenario-calculation';
import type { ScenarioAsked } from './scenario-ground';

/** Of which phase the address asks, `?projekt=&fas=`; null for the whole cooperation. 404 where there is none. */
export async function askedPhase(asked: Guarded<Agreement>): Promise<ScenarioPhase | null> {
  const { viewer, found, context, url } = asked;
  const [slug, number] = [url.searchParams.get('projekt'), url.searchParams.get('fas')];
  if (slug === null && number === null) return null;
  const phases = await listCooperationPhases(context.db, viewer, found.id);
  const phase = phases.find((each) => each.projectSlug === slug && String(each.number) === number);
  if (!phase) throw denied(404);
  return phase;
}

/**
 * What the address assumes, and what the form of it answers; null where it asks for nothing. To name everybody of today
 * is to assume nothing about them.
 * @param present who pays today
 */
export function readScenario(search: URLSearchParams, present: readonly number[]) {
  if (!asksWhatIf(search)) return null;
  if (isOversized(search)) throw denied(400);
  const submission = parseWithZod(search, { schema: scenarioQuery });
  if (submission.status !== 'success') return { scenario: null, reply: submission.reply() };
  const { assumptions, ...rest }: Scenario = submission.value;
  const named = assumptions.participantIds;
  const same = named?.length === present.length && named.every((id) => present.includes(id));
  return { scenario: { ...rest, assumptions: { ...assumptions, participantIds: same ? null : named } }, reply: null };
}

/** What a scenario of a cooperation, or of one of its phases, can be made of. */
export async function scenarioChoices(
  context: Pick<AppLoadContext, 'db' | 'clock'>,
  viewer: Viewer,
  cooperation: Agreement,
  phase: ScenarioPhase | null,
): Promise<ScenarioChoices> {
  const { db, clock } = context;
  const today = clock.today();
  const [parties, keys, series, days, phases] = await Promise.all([
    listScenarioParties(db, viewer, cooperation.id, today),
    listKeys(db, viewer, cooperation.id),
    listKeySeries(db, viewer, cooperation.id),
    listReferenceDates(db, viewer, cooperation.id),
    listCooperationPhases(db, viewer, cooperation.id),
  ]);
  const present = phase
    ? await listPresentParties(db, viewer, phase.id, today)
    : await listPayingParties(db, viewer, cooperation.id, today);
  return { parties, present, keys: keys.map(({ id, name }) => ({ id, name })), series, days, phases };
}

/** The answer to a what-if: the comparison, or why there is none. */
export async function scenarioResult(asked: ScenarioAsked, order: ScenarioOrder): Promise<ScenarioResult> {
  try {
    return { comparison: await compareAsked(asked, order), refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { comparison: null, refusal: { message: error.message, field: error.field } };
    throw error;
  }
}

/** As {@link scenarioResult}, for those who need it to succeed. @throws Refusal */
export async function compareAsked(asked: ScenarioAsked, order: ScenarioOrder) {
  const { context, viewer, cooperation, scenario } = asked;
  const parties = await listScenarioParties(context.db, viewer, cooperation.id, context.clock.today());
  refuseStrangers(scenario, parties);
  const { today, whatIf, membership, ...rest } = await calculateScenario(asked);
  const growth = await growthIn(asked, membership);
  const comparison = compareScenario(today, whatIf, order);
  const outsiders = membership.assumed.filter((id) => !parties.find((party) => party.id === id)?.member);
  return {
    ...comparison,
    ...rest,
    summary: summarise(comparison),
    introduction: scenario.introduction,
    growth,
    hindrance: draftHindrance(
      growth,
      outsiders.map((id) => parties.find((party) => party.id === id)?.name ?? ''),
    ),
  };
}

/** A scenario may only name parties that can be chosen. */
function refuseStrangers({ assumptions }: Scenario, parties: readonly ScenarioParty[]): void {
  const known = new Set(parties.map(({ id }) => id));
  if (assumptions.participantIds?.some((id) => !known.has(id))) {
    throw new Refusal('En av parterna går inte att välja längre. Välj om och räkna igen.', 'part');
  }
}

async function growthIn(
  { context, viewer, cooperation, scenario }: ScenarioAsked,
  { present, assumed }: Membership,
): Promise<(GrowthJudgement & { readonly counted: string | null }) | null> {
  const { growth, assumptions } = scenario;
  if (!growth) return null;
  if (growth.stated || growth.seriesId === null) {
    return growth.stated && { ...judgeGrowth(growth.stated, growth.ceiling), counted: null };
  }
  const sumOf = async (partyIds: readonly number[]) => {
    const asked = { cooperationId: cooperation.id, seriesId: growth.seriesId!, partyIds, upTo: assumptions.basisUpTo };
    const figures = await findFigureSum(context.db, viewer, asked);
    if (!figures) throw new Refusal('Välj ett underlag som samverkan har.', 'serie');
    if (figures.missing.length === 0) return figures;
    throw new Refusal(
      `Tillväxten kan inte räknas: ${figures.name} saknas för ${figures.missing.join(', ')}. Skriv procenten i stället.`,
      'serie',
    );
  };
  const [before, after] = [await sumOf(present), await sumOf(assumed)];
  const count = (sum: number) => sum.toLocaleString('sv-SE');
  return {
    ...judgeGrowth(growthOf(before.sum, after.sum - before.sum), growth.ceiling),
    counted: `${before.name}: ${count(before.sum)} i dag, ${count(after.sum)} i scenariot.`,
  };
}

/** What the list says of a saved scenario. */
export function outcomeOf({ summary, growth }: Awaited<ReturnType<typeof compareAsked>>): ScenarioOutcome {
  return { ...summary, stopped: growth?.verdict === 'beyond' ? growthText(growth) : null };
}
