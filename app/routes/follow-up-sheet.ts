import { deviation } from '~/domain/follow-up';
import { partyCells, yearCells, type FollowedPhase } from '~/domain/follow-up-cells';
import { filterCells, tableBy } from '~/domain/follow-up-table';
import type { FollowUpRow } from '~/store/project-facts';
import type { FollowUpQuery } from '~/views/follow-up/follow-up-address';
import { DIMENSION_WORDS, rowName } from '~/views/follow-up/follow-up-words';

import type { Sheet, SheetColumn } from './sheet';

/** Whether the parties' shares are needed for what is asked. */
export function asksForParties({ by, party }: FollowUpQuery): boolean {
  return by === 'part' || party !== null;
}

/** The cells of some phases that are asked for. */
export function followedCells(phases: readonly FollowedPhase[], query: FollowUpQuery) {
  const cells = phases.flatMap((phase) => (asksForParties(query) ? partyCells(phase) : yearCells(phase)));
  return filterCells(cells, query);
}

const kronor = (code: string, label: string): SheetColumn => ({ code, label, content: 'kronor', width: 16 });

/**
 * A follow-up as a table: one row a project, phase, party and year, so that a pivot table can be made of it.
 * @param stated the follow-up post by post
 */
export function followUpSheet(
  name: string,
  phases: readonly FollowedPhase[],
  query: FollowUpQuery,
  stated: readonly FollowUpRow[] = [],
): Sheet {
  const cells = followedCells(phases, query);
  return {
    name,
    columns: [
      { code: 'projekt', label: DIMENSION_WORDS.projekt, content: 'text', width: 32 },
      { code: 'fas', label: DIMENSION_WORDS.fas, content: 'count', width: 6 },
      { code: 'part', label: DIMENSION_WORDS.part, content: 'text', width: 20 },
      { code: 'ar', label: DIMENSION_WORDS.ar, content: 'text', width: 8 },
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
          cell.budget / 100,
          cell.actual / 100,
          cell.forecast / 100,
          deviation(cell.budget, cell.forecast) / 100,
          cell.stated ? 'ja' : 'nej, som budget',
        ],
        strong: false,
      })),
      ...stated.map(({ section, name: post, period, budget, forecast }) => ({
        cells: [
          section,
          null,
          null,
          period,
          post,
          budget / 100,
          null,
          forecast / 100,
          deviation(budget, forecast) / 100,
          'ja',
        ],
        strong: false,
      })),
    ],
  };
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
