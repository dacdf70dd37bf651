import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { UsedFigure } from '~/domain/assumed-figure';
import type { Scenario } from '~/domain/scenario';
import type { ScenarioSummary } from '~/domain/scenario-comparison';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { seenBy } from './cooperation';

/** The phase that a scenario is about. */
export interface ScenarioPhase {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly projectId: number;
  readonly projectSlug: string;
  readonly projectName: string;
}

/** What a saved scenario came to on the day it was saved. */
export interface ScenarioOutcome extends ScenarioSummary {
  /** why it cannot be made a draft: the growth is beyond its ceiling; null: nothing stops it */
  readonly stopped: string | null;
  /** figures that nobody has counted and that it stood on */
  readonly assumedFigures: readonly UsedFigure[];
}

/** A saved what-if. Everybody in the cooperation reads it. */
export interface SavedScenario {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly note: string;
  readonly scenario: Scenario;
  readonly outcome: ScenarioOutcome | null;
  /** null: about the whole cooperation */
  readonly phase: ScenarioPhase | null;
  /** the moment, ISO */
  readonly createdAt: string;
  readonly createdById: number;
  readonly createdByName: string;
}

function selectScenarios(db: Database, viewer: Viewer, cooperationId: number) {
  return db
    .selectFrom('scenario')
    .innerJoin('cooperation', 'cooperation.id', 'scenario.cooperationId')
    .innerJoin('appUser', 'appUser.id', 'scenario.createdBy')
    .leftJoin('phase', 'phase.id', 'scenario.phaseId')
    .leftJoin('project', 'project.id', 'phase.projectId')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .where('scenario.removedAt', 'is', null)
    .select([
      'scenario.id',
      'scenario.version',
      'scenario.name',
      'scenario.note',
      'scenario.assumptions as scenario',
      'scenario.outcome',
      'scenario.createdAt',
      'appUser.id as createdById',
      'appUser.name as createdByName',
      sql<ScenarioPhase | null>`case when phase.id is not null then
        json_build_object('id', phase.id, 'number', phase.number, 'name', phase.name, 'projectId', project.id,
                          'projectSlug', project.slug, 'projectName', project.name) end`.as('phase'),
    ]);
}

/** The scenarios of a cooperation, the newest first. @param page from 1 */
export async function listScenarios(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<SavedScenario[]> {
  const rows = await selectScenarios(db, viewer, cooperationId)
    .orderBy('scenario.id', 'desc')
    .offset((page - 1) * size)
    .limit(size)
    .execute();
  return rows as SavedScenario[];
}

/** One scenario of a cooperation; null when it is not there to be seen. */
export async function findScenario(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  id: number,
): Promise<SavedScenario | null> {
  const row = await selectScenarios(db, viewer, cooperationId).where('scenario.id', '=', id).executeTakeFirst();
  return (row as SavedScenario | undefined) ?? null;
}

/** As {@link findScenario}, locked for a change, so that the version the person saw is compared with what is there. */
export async function lockScenario(
  trx: Transaction,
  viewer: Viewer,
  cooperationId: number,
  id: number,
): Promise<SavedScenario | null> {
  const row = await selectScenarios(trx, viewer, cooperationId)
    .where('scenario.id', '=', id)
    .forUpdate('scenario')
    .executeTakeFirst();
  return (row as SavedScenario | undefined) ?? null;
}

/** What a person says of a scenario, and what it came to. */
export interface ScenarioInput {
  readonly name: string;
  readonly note: string;
  readonly scenario: Scenario;
  readonly outcome: ScenarioOutcome;
}

function columnsOf({ name, note, scenario, outcome }: ScenarioInput) {
  return { name, note, assumptions: JSON.stringify(scenario), outcome: JSON.stringify(outcome) };
}

/** Keeps a scenario for everybody in the cooperation. The plan is not touched. @returns its id */
export async function insertScenario(
  trx: Transaction,
  actor: Actor & { readonly userId: number },
  at: { readonly cooperationId: number; readonly phaseId: number | null; readonly projectId: number | null },
  input: ScenarioInput,
): Promise<number> {
  const { cooperationId, phaseId, projectId } = at;
  const { id } = await trx
    .insertInto('scenario')
    .values({ ...columnsOf(input), cooperationId, phaseId, createdAt: actor.at, createdBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'scenario.create',
    entity: 'scenario',
    entityId: id,
    ...(projectId === null ? {} : { projectId }),
    after: { cooperationId, phaseId, ...input },
  });
  return id;
}

/** Changes a locked scenario. @param before what {@link lockScenario} gave */
export async function updateScenario(
  trx: Transaction,
  actor: Actor,
  before: SavedScenario,
  input: ScenarioInput,
): Promise<void> {
  await trx
    .updateTable('scenario')
    .set({ ...columnsOf(input), version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'scenario.update',
    entity: 'scenario',
    entityId: before.id,
    ...(before.phase ? { projectId: before.phase.projectId } : {}),
    before,
    after: input,
  });
}
