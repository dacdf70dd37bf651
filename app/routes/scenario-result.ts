import { parseWithZod } from '@conform-to/zod/v4';
import type { AppLoadContext } from '@remix-run/node';

import { sumCounted } from '~/domain/assumed-figure';
import type { Redistribution } from '~/domain/departure';
import { growthOf, growthText, judgeGrowth, type GrowthJudgement } from '~/domain/growth';
import { Refusal } from '~/domain/refusal';
import { draftHindrance, newcomersOf, type Membership, type Scenario } from '~/domain/scenario';
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
  findFigures,
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
import { questionsOf, startNoticing } from './scenario-notice';

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
  if (submission.status !== 'success') {
    const reply = submission.reply();
    return { scenario: null, reply, readable: withoutFaults(search, Object.keys(reply.error ?? {})) };
  }
  const { assumptions, ...rest }: Scenario = submission.value;
  const named = assumptions.participantIds;
  const same = named?.length === present.length && named.every((id) => present.includes(id));
  return {
    scenario: { ...rest, assumptions: { ...assumptions, participantIds: same ? null : named } },
    reply: null,
    readable: null,
  };
}

/** What an address assumes when the fields that cannot be read are left out; null where that cannot be read either. */
function withoutFaults(search: URLSearchParams, faulty: readonly string[]): Scenario | null {
  const left = new URLSearchParams(search);
  for (const name of faulty) left.delete(name);
  const submission = parseWithZod(left, { schema: scenarioQuery });
  return submission.status === 'success' ? submission.value : null;
}

/** The answer to what an address asks; where it cannot be read, what the form asks all the same. Null: nothing is asked. */
export async function answerOf(
  read: ReturnType<typeof readScenario>,
  question: Omit<ScenarioQuestion, 'scenario'>,
  order: ScenarioOrder,
): Promise<ScenarioResult | null> {
  if (read?.scenario) return scenarioResult({ ...question, scenario: read.scenario }, order);
  if (!read?.readable) return null;
  const { questions } = await scenarioResult({ ...question, scenario: read.readable }, order);
  return { comparison: null, refusal: null, questions };
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

/** The answer to a what-if, the comparison or why there is none, and what the form then asks. */
export async function scenarioResult(question: ScenarioQuestion, order: ScenarioOrder): Promise<ScenarioResult> {
  const asked = await startAsking(question);
  const newcomers = newcomersOf({
    present: question.present,
    assumed: question.scenario.assumptions.participantIds ?? question.present,
  });
  const answered = await answer(asked, order);
  return { ...answered, questions: questionsOf(asked.noticed, question.scenario.figures, newcomers) };
}

/** What is asked, before anything is computed. */
export type ScenarioQuestion = Omit<ScenarioAsked, 'parties' | 'noticed'> & {
  /** who pays today of what it is about */
  readonly present: readonly number[];
};

/** What is asked, with room for what is met on the way. */
export async function startAsking(question: Omit<ScenarioQuestion, 'present'>): Promise<ScenarioAsked> {
  const { context, viewer, cooperation } = question;
  const parties = await listScenarioParties(context.db, viewer, cooperation.id, context.clock.today());
  return { ...question, parties, noticed: await startNoticing(context, viewer, cooperation.id, parties) };
}

async function answer(asked: ScenarioAsked, order: ScenarioOrder): Promise<Omit<ScenarioResult, 'questions'>> {
  try {
    return { comparison: await compareAsked(asked, order), refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { comparison: null, refusal: { message: error.message, field: error.field } };
    throw error;
  }
}

/** As {@link scenarioResult}, for those who need it to succeed. @throws Refusal */
export async function compareAsked(asked: ScenarioAsked, order: ScenarioOrder) {
  const { scenario, parties, noticed } = asked;
  refuseStrangers(scenario, parties);
  const { today, whatIf, membership, ...rest } = await calculateScenario(asked);
  const growth = await growthIn(asked, membership);
  const comparison = compareScenario(today, whatIf, order);
  const outsiders = membership.assumed.filter((id) => !parties.find((party) => party.id === id)?.member);
  const { lines, receivers } = questionsOf(noticed, scenario.figures, newcomersOf(membership));
  const redistributions = distinct(noticed.redistributions);
  return {
    ...comparison,
    ...rest,
    summary: summarise(comparison),
    introduction: scenario.introduction,
    growth,
    lines,
    redistributions,
    assumesParties: scenario.assumptions.participantIds !== null,
    hindrance: draftHindrance({
      growth,
      outsiders: outsiders.map(noticed.nameOf),
      figures: rest.assumedFigures,
      receivers: redistributions.length > 0 ? (receivers?.names ?? []) : [],
    }),
  };
}

/** Phases that share by the same key say the same of it. */
function distinct(redistributions: readonly Redistribution[]): Redistribution[] {
  return [...new Map(redistributions.map((each) => [JSON.stringify(each), each])).values()];
}

/** A scenario may only name parties that can be chosen. */
function refuseStrangers({ assumptions }: Scenario, parties: readonly ScenarioParty[]): void {
  const known = new Set(parties.map(({ id }) => id));
  if (assumptions.participantIds?.some((id) => !known.has(id))) {
    throw new Refusal('En av parterna går inte att välja längre. Välj om och räkna igen.', 'part');
  }
}

async function growthIn(
  { context, viewer, cooperation, scenario, noticed }: ScenarioAsked,
  { present, assumed }: Membership,
): Promise<(GrowthJudgement & { readonly counted: string | null }) | null> {
  const { growth, assumptions } = scenario;
  if (!growth) return null;
  if (growth.stated || growth.seriesId === null) {
    return growth.stated && { ...judgeGrowth(growth.stated, growth.ceiling), counted: null };
  }
  const { seriesId } = growth;
  const limits = { upTo: assumptions.basisUpTo, today: context.clock.today() };
  const partyIds = [...new Set([...present, ...assumed])];
  const series = await findFigures(context.db, viewer, {
    cooperationId: cooperation.id,
    seriesId,
    partyIds,
    ...limits,
  });
  if (!series) throw new Refusal('Välj ett underlag som samverkan har.', 'serie');
  const sumOf = (ids: readonly number[], figures: Scenario['figures']) => {
    const { sum, missing } = sumCounted(series.figures, ids, figures);
    if (missing.length === 0) return sum;
    const names = missing.map(noticed.nameOf).join(', ');
    throw new Refusal(
      `Tillväxten kan inte räknas: ${series.name} saknas för ${names}. Skriv procenten i stället.`,
      'serie',
    );
  };
  const figures = scenario.figures.filter((each) => each.seriesId === seriesId && assumed.includes(each.partyId));
  const [before, after] = [sumOf(present, []), sumOf(assumed, figures)];
  const count = (sum: number) => sum.toLocaleString('sv-SE');
  const withAssumed = figures.length > 0 ? ' med antagna siffror' : '';
  return {
    ...judgeGrowth(growthOf(before, after - before), growth.ceiling),
    counted: `${series.name}: ${count(before)} i dag, ${count(after)} i scenariot${withAssumed}.`,
  };
}

/** What the list says of a saved scenario. */
export function outcomeOf({
  summary,
  growth,
  assumedFigures,
}: Awaited<ReturnType<typeof compareAsked>>): ScenarioOutcome {
  return { ...summary, stopped: growth?.verdict === 'beyond' ? growthText(growth) : null, assumedFigures };
}
