import type { Database } from '~db/open';

/** Rows that a test makes for itself, in the worker's own database. */

interface Place {
  readonly project?: string;
  readonly phase?: number;
}

/** The phase of a project by their slug and number: of Min skolskjuts and 2 unless told. */
export async function phaseOf(db: Database, { project = 'min-skolskjuts', phase = 2 }: Place = {}) {
  return db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where('project.slug', '=', project)
    .where('phase.number', '=', phase)
    .where('phase.removedAt', 'is', null)
    .select(['phase.id', 'phase.projectId', 'phase.version'])
    .executeTakeFirstOrThrow();
}

async function planItem(db: Database, projectId: number, kind: 'milestone' | 'activity' | 'phase'): Promise<number> {
  const { id } = await db.insertInto('planItem').values({ projectId, kind }).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function addMilestone(
  db: Database,
  title: string,
  { baseline, forecast = baseline }: { baseline?: string; forecast?: string } = {},
  place: Place = {},
): Promise<number> {
  const { id: phaseId, projectId } = await phaseOf(db, place);
  const id = await planItem(db, projectId, 'milestone');
  await db
    .insertInto('milestone')
    .values({ id, projectId, phaseId, title, baselineDate: baseline ?? null, forecastDate: forecast ?? null })
    .execute();
  return id;
}

export async function addActivity(db: Database, name: string, startDate: string, endDate: string): Promise<number> {
  const { id: phaseId, projectId } = await phaseOf(db);
  const id = await planItem(db, projectId, 'activity');
  await db.insertInto('activity').values({ id, projectId, phaseId, name, startDate, endDate }).execute();
  return id;
}

export async function addPhase(db: Database, number: number, name: string, project = 'digital-motor'): Promise<number> {
  const { projectId } = await phaseOf(db, { project, phase: 1 });
  const id = await planItem(db, projectId, 'phase');
  const dates = { startDate: '2021-03-01', endDate: '2021-05-31' };
  await db
    .insertInto('phase')
    .values({ id, projectId, number, name, kind: 'genomförande', ...dates })
    .execute();
  return id;
}

export async function addRisk(db: Database, title: string, project = 'min-skolskjuts'): Promise<number> {
  const { projectId } = await phaseOf(db, { project, phase: 1 });
  const { scaleId, number } = await db
    .selectFrom('risk')
    .where('projectId', '=', projectId)
    .select(({ fn }) => ['scaleId', fn.max('number').as('number')])
    .groupBy('scaleId')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('risk')
    .values({ projectId, scaleId, number: number + 1, title })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function addHourRow(db: Database, role: string, year: number, hours: number): Promise<number> {
  const { projectId } = await phaseOf(db, { project: 'digital-motor', phase: 1 });
  const { id } = await db
    .insertInto('hourBudgetRow')
    .values({ projectId, category: 'verksamhet', role, position: 900 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('hourBudgetCell')
    .values({ rowId: id, year, hoursHundredths: hours * 100 })
    .execute();
  return id;
}

/** Somebody else changes a row: the database is changed, and the row's version with it. */
export async function changeElsewhere<Values extends object>(
  db: Database,
  table: 'milestone' | 'activity' | 'phase' | 'risk' | 'hourBudgetRow' | 'budgetLine' | 'project' | 'cooperation',
  id: number,
  values: Values,
): Promise<void> {
  const { version } = await db.selectFrom(table).select('version').where('id', '=', id).executeTakeFirstOrThrow();
  await db
    .updateTable(table)
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .execute();
}
