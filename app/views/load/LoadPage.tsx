import { Form, Link } from '@remix-run/react';

import { loadedKey, type Capacity, type LoadRow } from '~/domain/load';
import type { FormFailure } from '~/policy/form-failure';
import type { CooperationChoice } from '~/store/cooperation';
import { formatHours } from '~/views/shell/format';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { CapacityForm } from './CapacityForm';
import { loadParams, pageParam, type LoadQuery } from './load-address';
import { LoadDetail } from './LoadDetail';
import { LoadTable } from './LoadTable';

export interface LoadPageProps {
  readonly query: LoadQuery;
  /** of the page */
  readonly rows: readonly LoadRow[];
  readonly page: number;
  readonly pages: number;
  /** of all rows: how many, how many with too much, and the most hours too much in a month, in hundredths */
  readonly summary: { readonly count: number; readonly over: number; readonly worst: number };
  readonly capacities: readonly Capacity[];
  readonly years: readonly number[];
  readonly cooperations: readonly CooperationChoice[];
  readonly opened: { readonly row: LoadRow; readonly mayEdit: boolean } | null;
  readonly chosen: CooperationChoice | null;
  readonly failure: FormFailure | null;
}

/** Hours by person or role and month over all projects, against what there is. */
export function LoadPage(props: LoadPageProps) {
  const { query, rows, page, pages, summary, opened, chosen, capacities, failure } = props;
  const row = opened?.row ?? null;
  return (
    <Page width="wide">
      <PageHead
        title={`Belastning ${query.year}`}
        crumbs={[{ to: '/uppfoljning', label: 'Uppföljning' }]}
        sub={summaryText(summary, query)}
        actions={<ExportLinks addressOf={(ending) => `/belastning.${ending}?${loadParams(query)}`} />}
      />
      <LoadFilter {...props} />
      {rows.length > 0 ? (
        <LoadTable query={query} rows={rows} page={page} opened={row && loadedKey(row.loaded)} />
      ) : (
        <Card>
          <EmptyState
            title={query.over ? `Ingen är överbelastad ${query.year}` : `Inga timmar för ${query.year}`}
            text={
              query.over
                ? 'Alla timmar ryms i kapaciteten, månad för månad.'
                : query.by === 'person'
                  ? 'Ingen timbudget nämner en person och ingen har rapporterat tid det året.'
                  : 'Projekten du ser har ingen timbudget och ingen rapporterad tid det året.'
            }
          />
        </Card>
      )}
      <Pages page={page} pages={pages} addressOf={(to) => `/belastning?${loadParams(query, pageParam(to))}`} />
      {row ? <LoadDetail {...props} row={row} mayEdit={opened!.mayEdit} /> : null}
      {chosen && !row ? (
        <Card title={`Kapacitet i ${chosen.name}`} id="bakom">
          <p className="sub">
            Gäller alla roller som inte har en egen. Lämna månaden tom för varje månad, eller skriv en månad som är ett
            undantag.
          </p>
          <CapacityForm
            place={{ cooperationId: chosen.id, role: null, partyId: null, userId: null }}
            capacities={capacities}
            failure={failure}
          />
        </Card>
      ) : null}
    </Page>
  );
}

function summaryText({ count, over, worst }: LoadPageProps['summary'], { by }: LoadQuery): string {
  const word = by === 'person' ? (count === 1 ? 'person' : 'personer') : count === 1 ? 'roll' : 'roller';
  const state =
    over === 0
      ? 'ingen är överbelastad'
      : `${over} ${over === 1 ? 'överbelastad' : 'överbelastade'}, som mest ${formatHours(worst)} för mycket i en månad`;
  return `${count} ${word} · ${state}`;
}

function LoadFilter({ query, years, cooperations }: LoadPageProps) {
  const offered = [...new Set([...years, query.year])].sort((a, b) => a - b);
  return (
    <Form method="get" className="form-row no-print filter-row" key={loadParams(query).toString()}>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-per">
          Rader
        </label>
        <select className="ds-input" id="filter-per" name="per" defaultValue={query.by}>
          <option value="roll">Per roll och part</option>
          <option value="person">Per person</option>
        </select>
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-ar">
          År
        </label>
        <select className="ds-input" id="filter-ar" name="ar" defaultValue={query.year}>
          {offered.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-samverkan">
          Samverkan
        </label>
        <select className="ds-input" id="filter-samverkan" name="samverkan" defaultValue={query.cooperation ?? ''}>
          <option value="">Alla</option>
          {cooperations.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-lage">
          Läge
        </label>
        <select className="ds-input" id="filter-lage" name="lage" defaultValue={query.over ? 'over' : ''}>
          <option value="">Alla</option>
          <option value="over">Bara överbelastade</option>
        </select>
      </div>
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
      <Link to="/tid">Till din egen tid</Link>
    </Form>
  );
}
