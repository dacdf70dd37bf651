import { countInhabitants } from '~/domain/inhabitants';
import { netOfInKind } from '~/domain/in-kind';
import { compareShares } from '~/domain/share-change';
import { byParty } from '~/domain/subtotal';
import { denied } from '~/policy/denial';
import type { Guarded } from '~/policy/guard';
import { findBudget } from '~/store/budget';
import type { PhaseDetail } from '~/store/phase';
import type { Project } from '~/store/project';
import { readShareListing } from '~/views/economy/share-address';

import { inhabitantsOf } from './phase-inhabitants';
import { shareColumnsOf } from './share-sheet-columns';
import { shareLines } from './share-sheet-lines';
import { sharesOf } from './share-table';
import type { Sheet } from './sheet';

/**
 * The shares of a phase for a file, in the rounding and version that the address asks for: all that its page can show.
 * 404 when there are none.
 */
export async function shareSheetOf(asked: Guarded<{ project: Project; phase: PhaseDetail }>): Promise<Sheet> {
  const { viewer, found, context, url } = asked;
  const { mode, version } = readShareListing(url.searchParams);
  const phaseId = found.phase.id;
  const budget = await findBudget(context.db, viewer, phaseId, version);
  const { key, table } = await sharesOf({ context, viewer, phaseId, budget, mode });
  if (!table || !key || !budget) throw denied(404);
  const { inKind } = budget;
  const figures = await inhabitantsOf({ context, viewer, phaseId, budget, table });
  const shares = byParty(table.rows).map(({ partyId, partyName, sum }) => ({ partyId, partyName, sum }));
  const previous = version === null ? found.phase.previous : null;
  const shown = {
    table,
    key,
    budget,
    inhabitants: countInhabitants(table, figures),
    previous,
    changes: previous && compareShares(previous.parties, shares),
    net:
      inKind.length > 0
        ? netOfInKind(
            shares.map(({ sum, ...party }) => ({ ...party, share: sum })),
            inKind,
          )
        : null,
  };
  const columns = shareColumnsOf(shown);
  return {
    name: `${found.project.slug}-fas-${found.phase.number}-andelar`,
    columns: columns.map(({ column }) => column),
    rows: shareLines(shown).map((line) => ({ cells: columns.map(({ cell }) => cell(line)), strong: line.strong })),
  };
}
