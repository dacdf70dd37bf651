import { Link, useSearchParams } from '@remix-run/react';

import type { BasisMember } from '~/domain/basis';
import type { FormFailure } from '~/policy/form-failure';
import type { BasisSeries } from '~/store/basis';
import { formatCount } from '~/views/shell/format';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';

import { agreedDay, dateInWords } from './basis-words';
import { ConfirmCodes } from './ConfirmCodes';
import { NewSeriesForm } from './NewSeriesForm';
import { changeInWords } from './oddity-words';
import { SeriesCard } from './SeriesCard';

export interface BasisCooperation {
  readonly slug: string;
  readonly name: string;
  readonly referenceMonthDay: string | null;
}

export interface BasisPageProps {
  readonly cooperation: BasisCooperation;
  readonly members: readonly BasisMember[];
  readonly series: readonly BasisSeries[];
  readonly mayManage: boolean;
  readonly failure: FormFailure | null;
}

/** The figures that the keys of a cooperation share by: each series with its dates and sources. */
export function BasisPage({ cooperation, members, series, mayManage, failure }: BasisPageProps) {
  const [search] = useSearchParams();
  const base = `/samverkan/${cooperation.slug}/underlag`;
  return (
    <>
      <PageHead
        title="Underlag"
        crumbs={[
          { to: '/samverkan', label: 'Samverkan' },
          { to: `/samverkan/${cooperation.slug}`, label: cooperation.name },
        ]}
        sub={`Siffrorna som kostnader fördelas efter. ${agreedDay(cooperation.referenceMonthDay)}`}
        actions={
          mayManage ? (
            <>
              <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}?ny=1`}>
                Ny serie
              </Link>
              <Link className="ds-button" data-size="sm" to={`${base}/import`}>
                Läs in siffror
              </Link>
            </>
          ) : null
        }
      />
      <SavedNote series={series} />
      <RefusedSave failure={failure} importPage={`${base}/import`} />
      {mayManage && (search.has('ny') || failure?.intent === 'create') ? (
        <NewSeriesForm failure={failure} cancelTo={base} />
      ) : null}
      {series.length === 0 ? (
        <Card>
          <EmptyState
            title="Det finns inga serier än"
            text="En serie är något som räknas för varje part, till exempel invånare eller användare."
          />
        </Card>
      ) : (
        series.map((one) => (
          <SeriesCard
            key={one.id}
            series={one}
            members={members}
            agreementMonthDay={cooperation.referenceMonthDay}
            failure={failure}
            importTo={mayManage ? `${base}/import?serie=${one.slug}` : null}
          />
        ))
      )}
    </>
  );
}

const DONE = new Map([
  ['rattad', 'Siffran är rättad. Utkast räknas nu på den rätta; det som är inskickat ändras inte.'],
  ['tillbakatagen', 'Siffran är tillbakatagen. Nya beräkningar använder den inte.'],
]);

function SavedNote({ series }: Pick<BasisPageProps, 'series'>) {
  const [search] = useSearchParams();
  if (search.has('ny-serie'))
    return <Note tone="ok" role="status" title="Serien är skapad. Läs nu in siffror till den." />;
  const done = DONE.get(search.get('klart') ?? '');
  if (done) return <Note tone="ok" role="status" title={done} />;
  const [stored, kept] = ['sparade', 'fanns'].map((name) => Number(search.get(name) ?? Number.NaN));
  if (!Number.isSafeInteger(stored)) return null;
  return (
    <Note tone="ok" role="status" title={stored === 1 ? '1 siffra är sparad.' : `${stored} siffror är sparade.`}>
      {kept ? `${kept} fanns redan med samma värde.` : comparedInWords(series, search)}
    </Note>
  );
}

/** How the figure that was typed differs from the one before it. */
function comparedInWords(series: readonly BasisSeries[], search: URLSearchParams): string | null {
  const asked = (name: string) => Number(search.get(name) ?? 0);
  const own = series
    .find(({ id }) => id === asked('serie'))
    ?.figures.filter(({ partyId, unitId }) => partyId === asked('part') && (unitId ?? 0) === asked('enhet'));
  const at = own?.findIndex(({ date }) => date === search.get('dag')) ?? -1;
  const typed = own?.[at];
  const before = own?.[at + 1];
  if (!typed || !before) return null;
  const change = before.value === 0 ? '' : `, ${changeInWords((typed.value - before.value) / before.value)}`;
  return `${formatCount(typed.value)} mot ${formatCount(before.value)} ${dateInWords(before)}${change}.`;
}

/** Something came between the check and the saving: what it was, and the way back to the file. */
function RefusedSave({ failure, importPage }: { failure: FormFailure | null; importPage: string }) {
  if (failure?.intent !== 'save') return null;
  if (failure.reply.error?.codesHold) return <ConfirmCodes reply={failure.reply} importPage={importPage} />;
  const messages = Object.values(failure.reply.error ?? {}).flatMap((own) => own ?? []);
  return (
    <Note tone="bad" role="alert" title={messages.join(' ') || 'Siffrorna gick inte att spara.'}>
      <Link to={importPage}>Läs in filen igen</Link>
    </Note>
  );
}
