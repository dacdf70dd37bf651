import { Link, useSearchParams } from '@remix-run/react';

import { sumOre } from '~/domain/money';
import type { FormFailure } from '~/policy/form-failure';
import type { Actual } from '~/store/actual';
import type { PeriodLock } from '~/store/period-lock';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { formatKronor, formatOre } from '~/views/shell/format';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, PageHead } from '~/views/shell/Page';
import { PeriodLocks } from '~/views/time/PeriodLocks';

import { KIND_LABELS } from './actual-words';
import { ActualForm } from './ActualForm';
import { ActualSums, type PaidSum } from './ActualSums';

export interface ActualsPageProps {
  readonly project: Project;
  /** of the page, the newest first */
  readonly actuals: readonly Actual[];
  readonly page: number;
  readonly pages: number;
  /** of all of them */
  readonly paid: readonly PaidSum[];
  readonly phases: readonly Phase[];
  readonly locks: readonly PeriodLock[];
  readonly mayLock: boolean;
  /** whose costs the viewer enters */
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  readonly corrected: Actual | null;
  /** of every party, and where none is said */
  readonly entersAll: boolean;
  readonly today: string;
  readonly failure: FormFailure | null;
}

/** What has been paid in a project, row by row, with what was corrected. */
export function ActualsPage(props: ActualsPageProps) {
  const { project, actuals, page, pages, paid, parties, corrected, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/utfall`;
  const enters = parties.length > 0;
  const adding = enters && !corrected && (search.has('ny') || failure?.intent === 'create');
  return (
    <>
      <PageHead
        title="Utfall"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: `/projekt/${project.slug}/uppfoljning`, label: 'Uppföljning' },
        ]}
        sub={`${formatOre(sumOre(paid.map(({ amount }) => amount)))} bokförda`}
        actions={
          <>
            <ExportLinks addressOf={(ending) => `${base}.${ending}`} />
            {enters ? (
              <>
                <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}/importera`}>
                  Läs in fil
                </Link>
                <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
                  Nytt utfall
                </Link>
              </>
            ) : null}
          </>
        }
      />
      {adding ? <ActualForm {...props} corrected={null} cancelTo={base} /> : null}
      {corrected && enters ? <ActualForm {...props} corrected={corrected} cancelTo={base} key={corrected.id} /> : null}
      <Card tight title="Utfall per rad">
        {actuals.length > 0 ? (
          <>
            <ActualTable {...props} base={base} />
            <Pages page={page} pages={pages} addressOf={(to) => `${base}?sida=${to}`} />
          </>
        ) : (
          <EmptyState
            title="Inget utfall än"
            text="Ekonomen hos en part lägger in den egna partens kostnader, projektledaren alla parters. En fil från ekonomisystemet går att läsa in."
          />
        )}
      </Card>
      {actuals.length > 0 ? <ActualSums paid={paid} /> : null}
      <PeriodLocks {...props} />
    </>
  );
}

function ActualTable({ actuals, paid, parties, entersAll, base }: ActualsPageProps & { base: string }) {
  const [search] = useSearchParams();
  const enters = parties.length > 0;
  return (
    <TableScroll label="Utfall per rad">
      <table>
        <thead>
          <tr>
            <th scope="col">Vad</th>
            <th scope="col">Dag</th>
            <th scope="col">Fas</th>
            <th scope="col">Part</th>
            <th scope="col">Slag</th>
            <th scope="col">Verifikation</th>
            <th scope="col" className="num">
              Belopp, kr
            </th>
            {enters ? <th scope="col">Ändra</th> : null}
          </tr>
        </thead>
        <tbody>
          {actuals.map((actual) => (
            <tr
              key={actual.id}
              id={`utfall-${actual.id}`}
              className={search.get('sparad') === String(actual.id) ? 'saved' : undefined}
            >
              <th scope="row">
                {actual.text}
                {search.get('sparad') === String(actual.id) ? (
                  <span className="sub" role="status">
                    {' '}
                    Sparad
                  </span>
                ) : null}
                <Earlier actual={actual} />
              </th>
              <td>{actual.date ? <Day date={actual.date} /> : 'datum saknas i källan'}</td>
              <td>{actual.phaseNumber}</td>
              <td>{actual.partyName ?? 'sägs inte i källan'}</td>
              <td>{KIND_LABELS[actual.kind]}</td>
              <td>{actual.voucher || '–'}</td>
              <td className="num">{formatKronor(actual.amount)}</td>
              {enters ? (
                <td>
                  {entersAll || parties.some(({ id }) => id === actual.partyId) ? (
                    <Link to={`${base}?ratta=${actual.id}`} aria-label={`Rätta ${actual.text}`}>
                      Rätta
                    </Link>
                  ) : (
                    '–'
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Summa</th>
            <td colSpan={5} />
            <td className="num">{formatKronor(sumOre(paid.map(({ amount }) => amount)))}</td>
            {enters ? <td /> : null}
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  );
}

function Earlier({ actual }: { actual: Actual }) {
  if (actual.earlier.length === 0) return null;
  return (
    <span className="cell-sub">
      Rättad: {actual.reason}. Förut{' '}
      {actual.earlier
        .map(({ amount, date, enteredBy }) => `${formatOre(amount)}${date ? ` ${date}` : ''} (${enteredBy ?? '–'})`)
        .join(', ')}
    </span>
  );
}
