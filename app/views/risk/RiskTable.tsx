import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import { compareColours } from '~/domain/risk';
import type { Risk } from '~/store/risk';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';

import { readListing, riskAddress, type RiskListing } from './risk-address';
import { RiskFilter } from './RiskFilter';
import { RiskPanel } from './RiskPanel';
import { RiskRow } from './RiskRow';
import type { RisksPageProps } from './RisksPage';

type RiskTableProps = Pick<RisksPageProps, 'risks' | 'detail' | 'detailScale' | 'mayEdit' | 'failure'> & {
  readonly base: string;
};

/** The register; the opened risk has its panel in the row below it. */
export function RiskTable({ risks, detail, detailScale, mayEdit, failure, base }: RiskTableProps) {
  const [search] = useSearchParams();
  const listing = readListing(search);
  // A risk that was just rated out of the filter stays in sight, so that its receipt is seen.
  const kept = [detail?.id, Number(search.get('sparad'))];
  const shown = listed(risks, listing, kept);
  return (
    <Card tight title="Riskregister" actions={<RiskFilter risks={risks} base={base} />}>
      <TableScroll label="Riskregister">
        <table>
          <thead>
            <tr>
              <SortableHeader name="nr" label="Nr" base={base} />
              <th scope="col">Risk</th>
              <th scope="col">Kategori</th>
              <th scope="col">Sannolikhet</th>
              <th scope="col">Konsekvens</th>
              <SortableHeader name="farg" label="Färg" base={base} />
              <th scope="col">Behandling</th>
              <th scope="col">Ägare</th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((risk) => (
              <Fragment key={risk.id}>
                <RiskRow risk={risk} base={base} opened={detail?.id === risk.id} />
                {detail?.id === risk.id ? (
                  <tr className="panel-row">
                    <td colSpan={9}>
                      <RiskPanel risk={detail} scale={detailScale} mayEdit={mayEdit} failure={failure} base={base} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
            {shown.length === 0 ? (
              <tr>
                <td colSpan={9}>
                  Inga risker har den färgen. <Link to={riskAddress(base, search, { farg: null })}>Visa alla</Link>
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

function listed(risks: readonly Risk[], { colour, sort }: RiskListing, kept: readonly (number | undefined)[]): Risk[] {
  const shown = risks.filter((risk) => colour === undefined || risk.derivedColour === colour || kept.includes(risk.id));
  if (sort === 'nr') return shown;
  return shown.sort((one, other) => compareColours(one.derivedColour, other.derivedColour));
}

function SortableHeader({ name, label, base }: { name: RiskListing['sort']; label: string; base: string }) {
  const [search] = useSearchParams();
  const sorted = readListing(search).sort === name;
  return (
    <th scope="col" className="risk-sort" aria-sort={sorted ? 'ascending' : undefined}>
      <Link to={riskAddress(base, search, { sortera: name === 'nr' ? null : name })} preventScrollReset>
        {label}
      </Link>
      {sorted ? <span aria-hidden="true"> ↑</span> : null}
    </th>
  );
}
