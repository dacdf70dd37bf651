import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { AS_TODAY } from '~/domain/assumptions';
import { Refusal } from '~/domain/refusal';
import { NOTHING_ASSUMED } from '~/domain/scenario';
import { saveScenarioForm } from '~/forms/scenario';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import type { Agreement } from '~/store/agreement';
import { findBudget } from '~/store/budget';
import { insertScenario, type ScenarioPhase } from '~/store/scenario';
import { NewScenarioPage } from '~/views/scenario/NewScenarioPage';
import { readOrder, readTyped, scopeFields, typedScenario } from '~/views/scenario/scenario-address';

import {
  answerOf,
  askedPhase,
  compareAsked,
  outcomeOf,
  readScenario,
  scenarioChoices,
  startAsking,
} from './scenario-result';
import { cooperation } from './subjects';

/** What the form starts from: a budget that was made of a scenario keeps what it assumes, else as it is today. */
async function typedOfBudget({ viewer, context }: Guarded<Agreement>, phase: ScenarioPhase | null) {
  const budget = phase && (await findBudget(context.db, viewer, phase.id));
  const assumptions = budget?.assumptions ?? AS_TODAY;
  return typedScenario({ assumptions, ...NOTHING_ASSUMED });
}

export const loader = guardedLoader(cooperation, 'cooperation.read', async (asked) => {
  const { viewer, found, context, url, may } = asked;
  const search = url.searchParams;
  const about = search.get('om');
  if (about !== null) {
    const [projectSlug, number] = about.split(':');
    const scope = scopeFields(number ? { projectSlug: projectSlug!, number: Number(number) } : null);
    throw redirect(`/samverkan/${found.slug}/scenarier/nytt?${new URLSearchParams(scope)}`);
  }
  const phase = await askedPhase(asked);
  const choices = await scenarioChoices(context, viewer, found, phase);
  const read = readScenario(search, choices.present);
  const order = readOrder(search);
  const question = { context, viewer, cooperation: found, phase, scenarioId: null };
  return {
    cooperation: { slug: found.slug, name: found.name },
    phase,
    choices,
    typed: read ? readTyped(search) : await typedOfBudget(asked, phase),
    reply: read?.reply ?? null,
    result: await answerOf(read, { ...question, present: choices.present }, order),
    order,
    today: context.clock.today(),
    ownPartyId: viewer.party?.id ?? null,
    maySave: may('scenario.save'),
  };
});

export const action = guardedAction(cooperation, {
  create: intent(cooperation, {
    may: 'scenario.save',
    form: saveScenarioForm,
    run: async (asked, { name, note }) => {
      const { viewer, found, context, url, write } = asked;
      const phase = await askedPhase(asked);
      const { present } = await scenarioChoices(context, viewer, found, phase);
      const scenario = readScenario(url.searchParams, present)?.scenario;
      if (!scenario) throw new Refusal('Räkna på scenariot innan det sparas.');
      const question = { context, viewer, cooperation: found, phase, scenario, scenarioId: null };
      const outcome = outcomeOf(await compareAsked(await startAsking(question), 'losers'));
      const at = { cooperationId: found.id, phaseId: phase?.id ?? null, projectId: phase?.projectId ?? null };
      const id = await write((trx, actor) => insertScenario(trx, actor, at, { name, note, scenario, outcome }));
      return `/samverkan/${found.slug}/scenarier/${id}?sparad=1`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Nytt scenario · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function ScenarioNew() {
  return <NewScenarioPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
