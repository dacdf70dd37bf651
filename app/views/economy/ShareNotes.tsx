import type { ShareTable } from '~/domain/cost-share';
import type { CountedInhabitants } from '~/domain/inhabitants';
import type { ShareChanges } from '~/domain/share-change';
import { byParty } from '~/domain/subtotal';
import type { PreviousShares } from '~/store/share-history';
import { formatPercent } from '~/views/shell/format';

import { dayText } from './share-words';

interface ShareNotesProps {
  readonly table: ShareTable;
  readonly inhabitants: CountedInhabitants;
  readonly changes: ShareChanges | null;
  readonly previous: PreviousShares | null;
}

/** What the derived columns of the share table stand on. */
export function ShareNotes({ table, inhabitants, changes, previous }: ShareNotesProps) {
  const sources = inhabitants.figures.map((figure) => `${dayText(figure)} (${figure.source})`);
  const without = byParty(table.rows).filter(({ partyId }) => !inhabitants.byParty.has(partyId));
  return (
    <>
      {changes && previous ? (
        <p className="sub">
          Ändringen är mot version {previous.version}
          {changes.total.ratio === null ? '' : `: ${formatPercent(changes.total.ratio)} i allt`}.
        </p>
      ) : null}
      {sources.length > 0 ? (
        <p className="sub">
          Nyckeln räknar inte invånare. Kronor per invånare är räknade på folkmängden{' '}
          {[...new Set(sources)].join(' och ')}.
        </p>
      ) : null}
      {inhabitants.sum > 0 && without.length > 0 ? (
        <p className="sub">
          Utan invånare: {without.map(({ partyName }) => partyName).join(', ')}. Summans kronor per invånare gäller de
          andra.
        </p>
      ) : null}
    </>
  );
}
