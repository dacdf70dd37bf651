import { sql, type RawBuilder } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import { ratingOf, riskValue, type RiskColour, type RiskRating, type RiskScale } from '~/domain/risk';
import type { DecidingBody, RiskMandate } from '~/domain/risk-mandate';
import type { CellCount } from '~/domain/risk-portfolio';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { riskScaleColumns, toRiskScale } from './risk-scale';
import { markOf, openTo, type SecrecyMark } from './secrecy';
import { visibleTo } from './visible';

/** Which risks of the portfolio are asked for; null stands for all. Closed ones are never among them. */
export interface PortfolioRiskFilter {
  /** slug */
  readonly cooperation: string | null;
  /** 'unrated': no colour */
  readonly colour: RiskColour | 'unrated' | null;
  readonly mandate: RiskMandate | null;
  /** wait for a decision */
  readonly waiting: boolean;
  /** a cell of some scales that are alike */
  readonly cell: (RiskRating & { readonly scaleIds: readonly number[] }) | null;
}

/** A risk in the list of all projects. */
export interface PortfolioRisk {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly owner: string;
  readonly treatment: string;
  readonly projectSlug: string;
  readonly projectName: string;
  readonly cooperationName: string;
  readonly probabilityName: string | null;
  readonly consequenceName: string | null;
  readonly colour: RiskColour | null;
  /** probability times consequence; null: its scale does not count, or it is not rated */
  readonly value: number | null;
  readonly mandate: RiskMandate | null;
  /** the body it waits for; null: none */
  readonly waitsFor: DecidingBody | null;
  readonly raisedOn: CalendarDate | null;
  /** null: open to every member of the cooperation */
  readonly secrecy: SecrecyMark | null;
}

/** The open risks in sight, each with the rating it has now. */
const FROM = sql`
  risk join project on project.id = risk.project_id join cooperation on cooperation.id = project.cooperation_id
  left join lateral (select v.probability, v.consequence from risk_valuation v
    where v.risk_id = risk.id and v.stage = 'before' and v.scale_id = risk.scale_id order by v.id desc limit 1) current on true
  left join risk_scale_cell cell on cell.scale_id = risk.scale_id and cell.probability = current.probability
    and cell.consequence = current.consequence
  left join risk_escalation e on e.risk_id = risk.id and e.decision_number is null and e.ended_by is null`;

function conditions(
  viewer: Viewer,
  { cooperation, colour, mandate, waiting, cell }: PortfolioRiskFilter,
): RawBuilder<unknown> {
  const all = [
    sql`(${viewer.seesAll} or project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[]))`,
    openTo(viewer, 'risk'),
    sql`risk.removed_at is null and risk.status = 'öppen'`,
    cooperation !== null && sql`cooperation.slug = ${cooperation}`,
    colour === 'unrated' && sql`cell.colour is null`,
    colour !== null && colour !== 'unrated' && sql`cell.colour = ${colour}`,
    mandate !== null && sql`cell.mandate = ${mandate}`,
    waiting && sql`e.id is not null`,
    cell !== null &&
      sql`risk.scale_id = any(${[...cell.scaleIds]}::bigint[]) and current.probability = ${cell.probability}
        and current.consequence = ${cell.consequence}`,
  ].filter((condition) => condition !== false);
  return sql.join(all, sql` and `);
}

/**
 * The open risks in sight that fit: those that wait for a decision first, then by colour, project and number.
 * @param page which of them, from 1; null gives all
 */
export async function listPortfolioRisks(
  db: Database,
  viewer: Viewer,
  filter: PortfolioRiskFilter,
  page: { readonly page: number; readonly size: number } | null,
): Promise<PortfolioRisk[]> {
  type Row = Omit<PortfolioRisk, 'value'> & Pick<RiskScale, 'rule'> & { [Axis in keyof RiskRating]: number | null };
  const { rows } = await sql<Row>`
    select risk.id, risk.number, risk.title, risk.owner, risk.treatment, project.slug as project_slug,
      (select rule from risk_scale s where s.id = risk.scale_id), current.probability, current.consequence,
      project.name as project_name, cooperation.name as cooperation_name,
      (select name from risk_scale_level l where l.scale_id = risk.scale_id and l.axis = 'probability'
        and l.value = current.probability) as probability_name,
      (select name from risk_scale_level l where l.scale_id = risk.scale_id and l.axis = 'consequence'
        and l.value = current.consequence) as consequence_name,
      cell.colour, cell.mandate, e.to_mandate as waits_for, e.raised_on, ${markOf('risk')} as secrecy
    from ${FROM} where ${conditions(viewer, filter)}
    order by e.raised_on nulls last, array_position(array['röd', 'gul', 'grön'], cell.colour) nulls last,
      project.name collate "sv-SE-x-icu", risk.number
    ${page === null ? sql`` : sql`limit ${page.size} offset ${(page.page - 1) * page.size}`}
  `.execute(db);
  return rows.map(({ rule, probability, consequence, ...risk }) => ({
    ...risk,
    value: riskValue({ rule }, ratingOf(probability, consequence)),
  }));
}

/** How many open risks in sight fit, how many wait for a decision, and how many lie in each cell of their scales. */
export interface PortfolioRiskCounts {
  readonly fitting: number;
  readonly waiting: number;
  readonly cells: readonly CellCount[];
}

/** @param filter its cell narrows `fitting` only: the matrix shows where else there is something */
export async function findPortfolioRiskCounts(
  db: Database,
  viewer: Viewer,
  filter: PortfolioRiskFilter,
): Promise<PortfolioRiskCounts> {
  const [fitting, cells] = await Promise.all([
    sql<{ fitting: number; waiting: number }>`
      select count(*)::int as fitting, count(e.id)::int as waiting from ${FROM} where ${conditions(viewer, filter)}
    `.execute(db),
    sql<CellCount>`
      select risk.scale_id, current.probability, current.consequence, count(*)::int as count
      from ${FROM} where ${conditions(viewer, { ...filter, cell: null })} and cell.colour is not null
      group by risk.scale_id, current.probability, current.consequence
    `.execute(db),
  ]);
  return { ...fitting.rows[0]!, cells: cells.rows };
}

/** The scales that open risks in sight are rated on, each with its cooperation; the largest first. */
export async function listUsedScales(
  db: Database,
  viewer: Viewer,
): Promise<{ readonly scale: RiskScale; readonly cooperationName: string }[]> {
  const rows = await db
    .selectFrom('riskScale as scale')
    .innerJoin('cooperation', 'cooperation.id', 'scale.cooperationId')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('risk')
          .innerJoin('project', 'project.id', 'risk.projectId')
          .whereRef('risk.scaleId', '=', 'scale.id')
          .where('risk.removedAt', 'is', null)
          .where('risk.status', '=', 'öppen')
          .where(visibleTo(viewer))
          .where(openTo(viewer, 'risk'))
          .select('risk.id'),
      ),
    )
    .orderBy(sql`(select count(*) from risk_scale_cell c where c.scale_id = scale.id)`, 'desc')
    .orderBy('scale.id')
    .select('cooperation.name as cooperationName')
    .select(riskScaleColumns as never)
    .execute();
  return (rows as unknown as (Parameters<typeof toRiskScale>[0] & { cooperationName: string })[]).map(
    ({ cooperationName, ...scale }) => ({ scale: toRiskScale(scale), cooperationName }),
  );
}
