import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import { compareColours, riskValue } from '~/domain/risk';
import type { Risk } from '~/store/risk';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';

import { isListed, readListing, riskAddress, type RiskListing } from './risk-address';
import { MoreRiskFilters, RiskFilter } from './RiskFilter';
import { RiskPanel } from './RiskPanel';
import { RiskRow } from './RiskRow';
import type { RisksPageProps } from './RisksPage';

type RiskTableProps = Omit<RisksPageProps, 'project'> & {
  readonly base: string;
};

/** Number, risk, both levels, colour, treatment and status. */
const FIXED_COLUMNS = 7;

/** The columns that some risk has something in; the others would only push the last ones out of sight. */
export interface RiskColumns {
  readonly category: boolean;
  readonly after: boolean;
  readonly measures: boolean;
  readonly owner: boolean;
}

function columnsOf(risks: readonly Risk[]): RiskColumns {
  return {
    category: risks.some(({ category }) => category !== ''),
    after: risks.some(({ after }) => after !== null),
    measures: risks.some(({ openMeasures }) => openMeasures > 0),
    owner: risks.some(({ owner }) => owner !== ''),
  };
}

/** The register; the opened risk has its panel in the row below it. */
export function RiskTable(props: RiskTableProps) {
  const { risks, scales, standardId, detail, today, base } = props;
  const [search] = useSearchParams();
  const listing = readListing(search);
  // A risk that was just rated out of the filter stays in sight, so that its receipt is seen.
  const kept = [detail?.id, Number(search.get('sparad'))];
  const shown = listed(risks, listing, kept);
  const columns = columnsOf(risks);
  const width = FIXED_COLUMNS + Object.values(columns).filter(Boolean).length;
  return (
    <Card tight title="Riskregister" actions={<RiskFilter risks={risks} base={base} />}>
      <MoreRiskFilters risks={risks} base={base} />
      <TableScroll label="Riskregister">
        <table>
          <thead>
            <tr>
              <SortableHeader name="nr" label="Nr" base={base} />
              <th scope="col">Risk</th>
              {columns.category ? <th scope="col">Kategori</th> : null}
              <th scope="col">Sannolikhet</th>
              <th scope="col">Konsekvens</th>
              <SortableHeader name="farg" label="Färg" base={base} />
              {columns.after ? <th scope="col">Efter åtgärder</th> : null}
              <th scope="col">Behandling</th>
              {columns.measures ? <th scope="col">Åtgärder</th> : null}
              {columns.owner ? <th scope="col">Ägare</th> : null}
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((risk) => (
              <Fragment key={risk.id}>
                <RiskRow
                  risk={risk}
                  value={riskValue(
                    scales.find(({ id }) => id === risk.scaleId),
                    risk.rating,
                  )}
                  base={base}
                  opened={detail?.id === risk.id}
                  today={today}
                  columns={columns}
                />
                {detail?.id === risk.id ? (
                  <tr className="panel-row">
                    <td colSpan={width}>
                      <RiskPanel
                        {...props}
                        risk={detail}
                        scale={scales.find(({ id }) => id === detail.scaleId) ?? null}
                        standard={scales.find(({ id }) => id === standardId) ?? null}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
            {shown.length === 0 ? (
              <tr>
                <td colSpan={width}>
                  Inga risker finns i urvalet. <Link to={base}>Visa alla</Link>
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

function listed(risks: readonly Risk[], listing: RiskListing, kept: readonly (number | undefined)[]): Risk[] {
  const shown = risks.filter((risk) => isListed(risk, listing) || kept.includes(risk.id));
  if (listing.sort === 'nr') return shown;
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
