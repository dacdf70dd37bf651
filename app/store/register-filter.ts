import { sql, type RawBuilder } from 'kysely';

import type { Verdict } from '~/domain/approval';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { decisionOpenTo } from './secrecy';
import { visibleTo } from './visible';

/** Which decisions are asked for; null and '' stand for all. */
export interface RegisterFilter {
  /** words that must all be found in what the decision says, its project or its number */
  readonly search: string;
  /** slug of a project */
  readonly project: string | null;
  /** kommunkod of the party that decided, else its slug */
  readonly party: string | null;
  readonly outcome: Verdict | null;
  /** of the day; 'unknown' where no day is given */
  readonly year: number | 'unknown' | null;
  /** a party's on its own share, or any other */
  readonly kind: 'share' | 'other' | null;
}

/** The filter as a condition on `decision`, `project` and `party`. */
export function fits({ search, project, party, outcome, year, kind }: RegisterFilter): RawBuilder<boolean> {
  const conditions = [
    ...search.split(/\s+/).filter(Boolean).map(holds),
    project !== null && sql`project.slug = ${project}`,
    party !== null && sql`coalesce(party.code, party.slug) = ${party}`,
    outcome !== null && sql`decision.outcome = ${outcome}`,
    year === 'unknown' && sql`decision.decided_on is null`,
    typeof year === 'number' &&
      sql`decision.decided_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`,
    kind === 'share' && sql`decision.budget_version_id is not null`,
    kind === 'other' && sql`decision.budget_version_id is null`,
  ].filter((condition) => condition !== false);
  return conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`;
}

/** A word anywhere in what is searched; its own % and _ stand for themselves. */
function holds(word: string): RawBuilder<unknown> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`concat_ws(E'\n', decision.subject, decision.motivation, decision.forum, decision.diary_number,
    decision.deciders, decision.directive_before, decision.directive_after, project.name, decision.number::text) ilike ${pattern}`;
}

/** What the register can be filtered by: what occurs in the decisions in sight. */
export interface RegisterChoices {
  readonly projects: readonly { readonly slug: string; readonly name: string }[];
  /** `slug` is the kommunkod, else the slug */
  readonly parties: readonly { readonly slug: string; readonly name: string }[];
  /** newest first; null: decisions without a day */
  readonly years: readonly (number | null)[];
}

/** The projects, parties and years of the decisions in sight. */
export async function listRegisterChoices(db: Database, viewer: Viewer): Promise<RegisterChoices> {
  const seen = () =>
    db
      .selectFrom('decision')
      .innerJoin('project', 'project.id', 'decision.projectId')
      .where(visibleTo(viewer))
      .where(decisionOpenTo(viewer));
  const [projects, parties, years] = await Promise.all([
    seen()
      .select(['project.slug', 'project.name'])
      .groupBy('project.id')
      .orderBy(sql`project.name collate "sv-SE-x-icu"`)
      .execute(),
    seen()
      .innerJoin('party', 'party.id', 'decision.partyId')
      .select([sql<string>`coalesce(party.code, party.slug)`.as('slug'), 'party.name'])
      .groupBy('party.id')
      .orderBy(sql`party.name collate "sv-SE-x-icu"`)
      .execute(),
    seen()
      .select(sql<number | null>`extract(year from decision.decided_on)::int`.as('year'))
      .groupBy('year')
      .orderBy('year', (order) => order.desc().nullsLast())
      .execute(),
  ]);
  return { projects, parties, years: years.map(({ year }) => year) };
}
