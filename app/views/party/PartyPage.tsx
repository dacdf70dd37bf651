import { Link } from '@remix-run/react';
import { Fragment } from 'react';

import type { CalendarDate } from '~/domain/calendar';
import type { LedgerRow } from '~/domain/party-ledger';
import type { PartyMilestone, PartyWithCooperations } from '~/store/party-head';
import { Day } from '~/views/shell/Dates';
import { formatCount } from '~/views/shell/format';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { LedgerTable } from './LedgerTable';
import { partyPath, populationDay, STANDING_RULE, YEAR_RULE } from './party-words';
import { PartyFacts } from './PartyFacts';
import { PartyMilestones } from './PartyMilestones';
import { YearTable } from './YearTable';

interface PartyPageProps {
  readonly party: PartyWithCooperations;
  readonly ledger: readonly LedgerRow[];
  readonly milestones: readonly PartyMilestone[];
  readonly today: CalendarDate;
}

/** What one party carries in all initiatives: by year, project and phase, and what is introduced there when. */
export function PartyPage({ party, ledger, milestones, today }: PartyPageProps) {
  const thisYear = Number(today.slice(0, 4));
  const here = partyPath(party);
  return (
    <Page width="wide">
      <PageHead
        title={party.name}
        crumbs={[{ to: '/kommuner', label: 'Kommuner' }]}
        sub={<PartyLine party={party} />}
        actions={ledger.length > 0 ? <ExportLinks addressOf={(ending) => `${here}/andelar.${ending}`} /> : null}
      />
      {ledger.length === 0 ? (
        <Card>
          <EmptyState
            title={`${party.name} bär inga kostnader i projekt som du får se`}
            text="När en fas med partens andel har en budget syns den här, år för år."
          />
        </Card>
      ) : (
        <>
          <PartyFacts ledger={ledger} thisYear={thisYear} />
          <YearTable ledger={ledger} thisYear={thisYear} />
          <LedgerTable ledger={ledger} />
          <p className="sub">{STANDING_RULE}</p>
          <p className="sub">{YEAR_RULE}</p>
        </>
      )}
      <PartyMilestones milestones={milestones} today={today} />
    </Page>
  );
}

/** "kommun 2085 · 26 946 invånare 2018-12-31 · med i …" */
function PartyLine({ party }: { party: PartyWithCooperations }) {
  const { kind, code, population, cooperations } = party;
  return (
    <>
      {[kind, code].filter(Boolean).join(' ')}
      {population ? (
        <>
          {' '}
          · {formatCount(population.value)} invånare <Day date={populationDay(population)} />
        </>
      ) : null}
      {cooperations.length > 0 ? ' · ' : ''}
      {cooperations.map(({ slug, name }, at) => (
        <Fragment key={slug}>
          {at > 0 ? ', ' : 'med i '}
          <Link to={`/samverkan/${slug}`}>{name}</Link>
        </Fragment>
      ))}
    </>
  );
}
