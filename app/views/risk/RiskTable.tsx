/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import { compareColours, riskValue } from '~/domain/risk';
import type { Risk } from '~/store/risk';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';

import { isListed, readListing, riskAddress, type RiskListing } from './risk-address';
import { MoreRiskFilters, RiskFilter } from './RiskFilter';
import { RiskLevelKey } from './RiskLevel';
import { RiskPanel } from './RiskPanel';
import { RiskRow } from './RiskRow';
import type { RisksPageProps } from './RisksPage';

type RiskTableProps = Omit<RisksPageProps, 'project'> & {
  readonly base: string;
};

/** Number, risk, rating, treatment and status. */
const FIXED_COLUMNS = 5;

/** The columns that some risk has something in; the others would only take room from the risks. */
export interface RiskColumns {
  readonly after: boolean;
  readonly owner: boolean;
}

function columnsOf(risks: readonly Risk[]): RiskColumns {
  return {
    after: risks.some(({ after }) => after !== null),
    owner: risks.some(({ owner }) => owner !== ''),
  };
}

/** The register, on a phone with a card for each risk; the opened risk has its panel in the row below it. */
export function RiskTable(props: RiskTableProps) {
  const { risks, scales, standardId, detail, today, base } = props;
  const [search] = useSearchParams();
  const listing = readListing(search);
  // A risk that was just rated out of the filter stays in sight, so that its receipt is seen.
  const kept = [detail?.id, Number(search.get('sparad'))];
  const shown = listed(risks, listing, kept);
  const columns = columnsOf(risks);
  const scaleOf = ({ scaleId }: Risk) => scales.find(({ id }) => id === scaleId);
  const width = FIXED_COLUMNS + Object.values(columns).filter(Boolean).length;
  return (
    <Card tight title="Riskregister" actions={<RiskFilter risks={risks} base={base} />}>
      <MoreRiskFilters risks={risks} base={base} />
      <RiskLevelKey counted={risks.some((risk) => riskValue(scaleOf(risk), risk.rating) !== null)} />
      <TableScroll label="Riskregister">
        <table role="table" className="table-cards risk-register">
          <thead role="rowgroup">
            <tr role="row">
              <SortableHeader name="nr" label="Nr" base={base} />
              <th scope="col" role="columnheader">
                Risk
              </th>
              <SortableHeader name="farg" label="Värdering" base={base} />
              {columns.after ? (
                <th scope="col" role="columnheader">
                  Efter åtgärder
                </th>
              ) : null}
              <th scope="col" role="columnheader">
                Behandling
              </th>
              {columns.owner ? (
                <th scope="col" role="columnheader">
                  Ägare
                </th>
              ) : null}
              <th scope="col" role="columnheader">
                Status
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((risk) => (
              <Fragment key={risk.id}>
                <RiskRow
                  risk={risk}
                  scale={scaleOf(risk)}
                  base={base}
                  opened={detail?.id === risk.id}
                  today={today}
                  columns={columns}
                />
                {detail?.id === risk.id ? (
                  <tr role="row" className="panel-row">
                    <td role="cell" colSpan={width}>
                      <RiskPanel
                        {...props}
                        risk={detail}
                        scale={scaleOf(detail) ?? null}
                        standard={scales.find(({ id }) => id === standardId) ?? null}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
            {shown.length === 0 ? (
              <tr role="row" className="panel-row">
                <td role="cell" colSpan={width}>
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
    <th scope="col" role="columnheader" className="risk-sort" aria-sort={sorted ? 'ascending' : undefined}>
      <Link to={riskAddress(base, search, { sortera: name === 'nr' ? null : name })} preventScrollReset>
        {label}
      </Link>
      {sorted ? <span aria-hidden="true"> ↑</span> : null}
    </th>
  );
}
