import { Link, useSearchParams } from '@remix-run/react';

import type { BasisMember } from '~/domain/basis';
import type { FormFailure } from '~/policy/form-failure';
import type { BasisSeries } from '~/store/basis';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';

import { agreedDay } from './basis-words';
import { NewSeriesForm } from './NewSeriesForm';
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
      <SavedNote />
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

function SavedNote() {
  const [search] = useSearchParams();
  if (search.has('ny-serie'))
    return <Note tone="ok" role="status" title="Serien är skapad. Läs nu in siffror till den." />;
  const [stored, kept] = ['sparade', 'fanns'].map((name) => Number(search.get(name) ?? Number.NaN));
  if (!Number.isSafeInteger(stored)) return null;
  return (
    <Note tone="ok" role="status" title={stored === 1 ? '1 siffra är sparad.' : `${stored} siffror är sparade.`}>
      {kept ? `${kept} fanns redan med samma värde.` : null}
    </Note>
  );
}

/** Something came between the check and the saving: what it was, and the way back to the file. */
function RefusedSave({ failure, importPage }: { failure: FormFailure | null; importPage: string }) {
  if (failure?.intent !== 'save') return null;
  const messages = Object.values(failure.reply.error ?? {}).flatMap((own) => own ?? []);
  return (
    <Note tone="bad" role="alert" title={messages.join(' ') || 'Siffrorna gick inte att spara.'}>
      <Link to={importPage}>Läs in filen igen</Link>
    </Note>
  );
}
