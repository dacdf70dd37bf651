import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { growthText } from '~/domain/growth';
import { Refusal } from '~/domain/refusal';
import { draftScenarioForm, updateScenarioForm } from '~/forms/scenario';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { draftScenario } from '~/store/draft';
import { lockPhase } from '~/store/phase';
import { lockScenario, updateScenario, type SavedScenario } from '~/store/scenario';
import { listCooperationPhases, type CooperationPhase } from '~/store/scenario-ground';
import { draftLineName, scenarioValues } from '~/views/scenario/scenario-words';
import { readOrder, readTyped, typedScenario } from '~/views/scenario/scenario-address';
import { ScenarioPage } from '~/views/scenario/ScenarioPage';

import { draftOf } from './scenario-draft';
import { answerOf, compareAsked, outcomeOf, readScenario, scenarioChoices, startAsking } from './scenario-result';
import { mayChange, refuseOthers, scenario, type FoundScenario } from './scenario-subject';

/** The phases a scenario can be made a draft of by this viewer. */
function draftable({ found, may }: Guarded<FoundScenario>, phases: readonly CooperationPhase[]): CooperationPhase[] {
  const { saved, cooperation } = found;
  return phases.filter(
    ({ id, projectId }) =>
      (saved.phase === null || saved.phase.id === id) &&
      may('budget.draft', { projectId, cooperationId: cooperation.id }),
  );
}

export const loader = guardedLoader(scenario, 'cooperation.read', async (asked) => {
  const { viewer, found, context, url } = asked;
  const { cooperation, saved } = found;
  const search = url.searchParams;
  const choices = await scenarioChoices(context, viewer, cooperation, saved.phase);
  const editing = search.has('andra') && mayChange(asked, saved.createdById);
  const read = editing ? readScenario(search, choices.present) : null;
  const shown = read ?? { scenario: saved.scenario, reply: null, readable: null };
  const order = readOrder(search);
  const question = { context, viewer, cooperation, phase: saved.phase, scenarioId: saved.id };
  return {
    cooperation: { slug: cooperation.slug, name: cooperation.name },
    saved,
    choices,
    editing,
    typed: read ? readTyped(search) : typedScenario(saved.scenario),
    reply: read?.reply ?? null,
    result: await answerOf(shown, { ...question, present: choices.present }, order),
    order,
    draftPhases: draftable(asked, choices.phases),
    today: context.clock.today(),
    ownPartyId: viewer.party?.id ?? null,
    mayChange: mayChange(asked, saved.createdById),
  };
});

const gone = 'Scenariot finns inte längre. Någon har tagit bort det.';

function lostRace(now: SavedScenario): LostRace {
  return new LostRace({ version: now.version, values: scenarioValues(now) });
}

export const action = guardedAction(scenario, {
  update: intent(scenario, {
    may: 'cooperation.read',
    form: updateScenarioForm,
    run: async (asked, { version, name, note }) => {
      const { viewer, found, context, url, write } = asked;
      const { cooperation, saved } = found;
      refuseOthers(asked, saved.createdById);
      const { present } = await scenarioChoices(context, viewer, cooperation, saved.phase);
      const read = readScenario(url.searchParams, present);
      if (read && !read.scenario) throw new Refusal('Räkna på scenariot innan det sparas.');
      const changed = read?.scenario ?? saved.scenario;
      const question = { context, viewer, cooperation, phase: saved.phase, scenario: changed, scenarioId: saved.id };
      const outcome = outcomeOf(await compareAsked(await startAsking(question), 'losers'));
      await write(async (trx, actor) => {
        const before = await lockScenario(trx, viewer, cooperation.id, saved.id);
        if (!before) throw new Refusal(gone);
        if (before.version !== version) throw lostRace(before);
        await updateScenario(trx, actor, before, { name, note, scenario: changed, outcome });
      });
      return `/samverkan/${cooperation.slug}/scenarier/${saved.id}?sparad=1`;
    },
  }),
  draft: intent(scenario, {
    may: 'budget.draft',
    form: draftScenarioForm,
    target: async ({ viewer, found, context }, { phaseId }) => {
      const phases = await listCooperationPhases(context.db, viewer, found.cooperation.id);
      const projectId = phases.find(({ id }) => id === phaseId)?.projectId;
      return projectId === undefined ? {} : { projectId, cooperationId: found.cooperation.id };
    },
    run: async ({ viewer, found, context, write }, { version, phaseId }) => {
      const { cooperation } = found;
      const phases = await listCooperationPhases(context.db, viewer, cooperation.id);
      const phase = phases.find(({ id }) => id === phaseId);
      if (!phase || (found.saved.phase && found.saved.phase.id !== phaseId)) {
        throw new Refusal('Välj en fas som scenariot gäller.', 'phaseId');
      }
      await write(async (trx, actor) => {
        const saved = await lockScenario(trx, viewer, cooperation.id, found.saved.id);
        if (!saved) throw new Refusal(gone);
        if (saved.version !== version) throw lostRace(saved);
        // From here on the budget stands still: what is calculated is what the draft will show.
        if (!(await lockPhase(trx, viewer, phase.projectId, phaseId))) throw new Refusal('Fasen finns inte längre.');
        const within = { db: trx, clock: context.clock };
        const question = { context: within, viewer, cooperation, phase: saved.phase, scenarioId: saved.id };
        const asked = await startAsking({ ...question, scenario: saved.scenario });
        const { growth, hindrance } = await compareAsked(asked, 'losers');
        if (hindrance)
          throw new Refusal(growth?.verdict === 'beyond' ? `${growthText(growth)} ${hindrance}` : hindrance);
        const draft = await draftOf(asked, phaseId);
        await draftScenario(trx, actor, phase.projectId, phaseId, {
          scenarioId: saved.id,
          assumptions: draft.assumptions,
          leaving: saved.scenario.ownLines.filter(({ partyId }) => draft.leaving.includes(partyId)),
          lines: draft.lines.map(({ purpose, amount, carriedBy }) => {
            const party = asked.parties.find(({ id }) => id === carriedBy)?.name ?? '';
            return { name: draftLineName(purpose, saved.name, party), amount, carriedBy };
          }),
        });
      });
      return `/projekt/${phase.projectSlug}/faser/${phase.number}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.saved.name ?? 'Scenario'} · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function ScenarioRoute() {
  return <ScenarioPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
