import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { RiskColour } from '~/domain/risk';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { ratingWords } from './risk-rating';
import { markOf, openTo, type SecrecyMark } from './secrecy';
import { visibleTo } from './visible';

/** What is said of a risk in the follow-up of a year (DOMAIN.md 4.5). */
export interface FollowUpContent {
  readonly existingMeasures: string;
  readonly plannedHandling: string;
  readonly followsPlan: boolean;
  readonly comment: string;
}

/** A risk in the follow-up of a year. */
export interface RiskFollowUp {
  readonly riskId: number;
  readonly number: number;
  readonly title: string;
  readonly category: string;
  readonly owner: string;
  readonly status: 'öppen' | 'stängd';
  /** null: open to every member of the cooperation */
  readonly secrecy: SecrecyMark | null;
  /** as it was at the end of the year; null: not rated then */
  readonly level: {
    readonly probability: string;
    readonly consequence: string;
    /** probability times consequence, where the scale counts so */
    readonly value: number | null;
    readonly colour: RiskColour;
  } | null;
  /** null: not followed up that year */
  readonly said: (FollowUpContent & { readonly version: number; readonly recordedOn: CalendarDate }) | null;
}

/** The risks in sight that there is something to report of in a year: a closed one only where something was said. */
function selectFollowUps(db: Database, viewer: Viewer, year: number) {
  return db
    .selectFrom('risk')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'risk'))
    .where('risk.removedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('risk.status', '=', 'öppen'),
        sql<boolean>`exists (select from risk_follow_up f where f.risk_id = risk.id and f.year = ${year})`,
      ]),
    )
    .select([
      'risk.id as riskId',
      'risk.number',
      'risk.title',
      'risk.category',
      'risk.owner',
      'risk.status',
      markOf('risk').as('secrecy'),
      sql<RiskFollowUp['level']>`(
        select case when words.colour is not null then json_build_object('probability', words.probability_name,
          'consequence', words.consequence_name,
          'value', case when s.rule = 'product' then v.probability * v.consequence end, 'colour', words.colour) end
        from risk_valuation v
        join risk_scale s on s.id = v.scale_id
        left join lateral ${ratingWords('v.scale_id', 'v')} words on true
        where v.risk_id = risk.id and v.stage = 'before' and v.valued_on <= make_date(${year}, 12, 31)
        order by v.id desc limit 1)`.as('level'),
      sql<RiskFollowUp['said']>`(
        select json_build_object('existingMeasures', f.existing_measures, 'plannedHandling', f.planned_handling,
          'followsPlan', f.follows_plan, 'comment', f.comment, 'version', f.version, 'recordedOn', f.recorded_on)
        from risk_follow_up f where f.risk_id = risk.id and f.year = ${year})`.as('said'),
    ]);
}

/** The risks of a project with what was said of each in a year, by number. */
export async function listRiskFollowUps(
  db: Database,
  viewer: Viewer,
  projectId: number,
  year: number,
): Promise<RiskFollowUp[]> {
  return selectFollowUps(db, viewer, year).where('project.id', '=', projectId).orderBy('risk.number').execute();
}

/** A risk in the follow-up of a year over all projects. */
export interface PortfolioFollowUp extends RiskFollowUp {
  readonly projectSlug: string;
  readonly projectName: string;
  readonly cooperationName: string;
}

/**
 * The same over every project in sight, by cooperation, project and number.
 * @param cooperation slug; null: all of them
 */
export async function listPortfolioFollowUps(
  db: Database,
  viewer: Viewer,
  cooperation: string | null,
  year: number,
): Promise<PortfolioFollowUp[]> {
  return selectFollowUps(db, viewer, year)
    .innerJoin('cooperation', 'cooperation.id', 'project.cooperationId')
    .$if(cooperation !== null, (query) => query.where('cooperation.slug', '=', cooperation!))
    .select(['project.slug as projectSlug', 'project.name as projectName', 'cooperation.name as cooperationName'])
    .orderBy(sql`cooperation.name collate "sv-SE-x-icu"`)
    .orderBy(sql`project.name collate "sv-SE-x-icu"`)
    .orderBy('project.id')
    .orderBy('risk.number')
    .execute();
}

/** The years that something was said of risks in sight, newest first. @param projectId null: of any project */
export async function listFollowUpYears(db: Database, viewer: Viewer, projectId: number | null): Promise<number[]> {
  const rows = await db
    .selectFrom('riskFollowUp as f')
    .innerJoin('risk', 'risk.id', 'f.riskId')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'risk'))
    .$if(projectId !== null, (query) => query.where('project.id', '=', projectId!))
    .where('risk.removedAt', 'is', null)
    .groupBy('f.year')
    .orderBy('f.year', 'desc')
    .select('f.year')
    .execute();
  return rows.map(({ year }) => year);
}

/** What was said of a locked risk in a year; null: nothing yet. */
export async function lockFollowUp(
  trx: Transaction,
  viewer: Viewer,
  riskId: number,
  year: number,
): Promise<(FollowUpContent & { readonly version: number }) | null> {
  const row = await trx
    .selectFrom('riskFollowUp as f')
    .innerJoin('risk', 'risk.id', 'f.riskId')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'risk'))
    .where('f.riskId', '=', riskId)
    .where('f.year', '=', year)
    .forUpdate('f')
    .select(['f.existingMeasures', 'f.plannedHandling', 'f.followsPlan', 'f.comment', 'f.version'])
    .executeTakeFirst();
  return row ?? null;
}

/** Says of a locked risk what holds for a year, in place of what was said before. */
export async function saveFollowUp(
  trx: Transaction,
  actor: Actor,
  at: { readonly projectId: number; readonly riskId: number; readonly year: number },
  before: (FollowUpContent & { readonly version: number }) | null,
  content: FollowUpContent,
): Promise<void> {
  const { projectId, riskId, year } = at;
  const said = { ...content, recordedOn: actor.today, recordedBy: actor.userId, version: (before?.version ?? 0) + 1 };
  const { id } = await trx
    .insertInto('riskFollowUp')
    .values({ ...said, riskId, year })
    .onConflict((conflict) => conflict.columns(['riskId', 'year']).doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: before ? 'riskFollowUp.update' : 'riskFollowUp.create',
    entity: 'riskFollowUp',
    entityId: id,
    projectId,
    before: before ?? undefined,
    after: { ...content, riskId, year },
  });
}
