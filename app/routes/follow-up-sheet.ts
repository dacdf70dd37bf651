import { deviation } from '~/domain/follow-up';
import { partyCells, yearCells, type FollowedPhase } from '~/domain/follow-up-cells';
import type { FollowUpPost } from '~/domain/follow-up-post';
import { filterCells, sumsOf, tableBy } from '~/domain/follow-up-table';
import type { FollowUpQuery } from '~/views/follow-up/follow-up-address';
import { DIMENSION_WORDS, rowName } from '~/views/follow-up/follow-up-words';

import type { Sheet, SheetColumn } from './sheet';

/** Whether what is asked for is divided by party. */
export function asksForParties({ by, party }: FollowUpQuery): boolean {
  return by === 'part' || party !== null;
}

/** Whether they are to be read: the years of a budget, too, are those in which its parties carry it. */
export function asksForShares(query: FollowUpQuery): boolean {
  return asksForParties(query) || query.by === 'ar' || query.year !== null;
}

/** The cells of some phases that are asked for. */
export function followedCells(phases: readonly FollowedPhase[], query: FollowUpQuery) {
  const cells = phases.flatMap((phase) => (asksForParties(query) ? partyCells(phase) : yearCells(phase)));
  return filterCells(cells, query);
}

const kronor = (code: string, label: string): SheetColumn => ({ code, label, content: 'kronor', width: 16 });

/** A post of a follow-up, or what the posts under a heading come to. */
export interface SheetPost extends Pick<FollowUpPost, 'period' | 'section' | 'budget' | 'actual' | 'forecast'> {
  readonly projectName: string;
  /** null: of all under the heading */
  readonly name: string | null;
}

/**
 * A follow-up as a table: one row a project, phase, party and year, so that a pivot table can be made of it, and the sum
 * that the page shows. Posts come after it: they are followed up by themselves and are not in the sum.
 */
export function followUpSheet(
  name: string,
  phases: readonly FollowedPhase[],
  query: FollowUpQuery,
  posts: readonly SheetPost[],
): Sheet {
  const cells = followedCells(phases, query);
  return {
    name,
    columns: [
      { code: 'projekt', label: DIMENSION_WORDS.projekt, content: 'text', width: 32 },
      { code: 'fas', label: DIMENSION_WORDS.fas, content: 'count', width: 6 },
      { code: 'part', label: DIMENSION_WORDS.part, content: 'text', width: 20 },
      { code: 'ar', label: DIMENSION_WORDS.ar, content: 'text', width: 8 },
      { code: 'avser', label: 'Avser', content: 'text', width: 28 },
      { code: 'post', label: 'Post', content: 'text', width: 32 },
      kronor('budget_kr', 'Budget, kr'),
      kronor('utfall_kr', 'Utfall, kr'),
      kronor('prognos_kr', 'Prognos, kr'),
      kronor('avvikelse_kr', 'Avvikelse, kr (bättre är positiv)'),
      { code: 'prognos_lamnad', label: 'Prognos lämnad', content: 'text', width: 12 },
    ],
    rows: [
      ...cells.map((cell) => ({
        cells: [
          cell.projectName,
          cell.phaseNumber,
          cell.party?.name ?? null,
          cell.year === null ? null : String(cell.year),
          null,
          null,
          ...amountsOf(cell),
          cell.stated ? 'ja' : 'nej, som budget',
        ],
        strong: false,
      })),
      ...(cells.length > 0
        ? [{ cells: ['Summa', null, null, null, null, null, ...amountsOf(sumsOf(cells)), null], strong: true }]
        : []),
      ...posts.map((post) => ({
        cells: [post.projectName, null, null, post.period, post.section, post.name, ...amountsOf(post), 'ja'],
        strong: false,
      })),
    ],
  };
}

function amountsOf({ budget, actual, forecast }: Pick<SheetPost, 'budget' | 'actual' | 'forecast'>) {
  return [budget / 100, actual === null ? null : actual / 100, forecast / 100, deviation(budget, forecast) / 100];
}

/** The rows of the page's table with their names. @param named the project is said too */
export function followUpTable(phases: readonly FollowedPhase[], query: FollowUpQuery, named: boolean) {
  const cells = followedCells(phases, query);
  return {
    cells,
    rows: tableBy(cells, query.by).map(({ of, ...row }) => ({
      ...row,
      name: rowName(of, query.by, named),
      projectSlug: of.projectSlug,
      phaseNumber: of.phaseNumber,
    })),
  };
}
