import type { ImportPreview } from '~/domain/basis-preview';
import type { FormFailure } from '~/policy/form-failure';
import { PageHead } from '~/views/shell/Page';

import { agreedDay } from './basis-words';
import type { BasisCooperation } from './BasisPage';
import { CheckFiguresForm } from './CheckFiguresForm';
import { ImportPreviewCard } from './ImportPreviewCard';

/** A file that was read, and what saving it would do. */
export interface CheckedImport {
  readonly seriesId: number;
  readonly seriesName: string;
  readonly source: string;
  readonly fileName: string;
  readonly preview: ImportPreview;
}

export interface BasisImportPageProps {
  readonly cooperation: BasisCooperation;
  readonly series: readonly { readonly id: number; readonly name: string; readonly slug: string }[];
  /** the slug of the series that the person came from */
  readonly chosen: string | null;
  readonly failure: FormFailure | null;
  readonly checked: CheckedImport | null;
}

/** Figures from a file: first checked, then saved. */
export function BasisImportPage({ cooperation, series, chosen, failure, checked }: BasisImportPageProps) {
  const page = `/samverkan/${cooperation.slug}/underlag`;
  const chosenId = checked?.seriesId ?? series.find(({ slug }) => slug === chosen)?.id ?? null;
  return (
    <>
      <PageHead
        title="Läs in siffror"
        crumbs={[
          { to: '/samverkan', label: 'Samverkan' },
          { to: `/samverkan/${cooperation.slug}`, label: cooperation.name },
          { to: page, label: 'Underlag' },
        ]}
        sub={`Filen kontrolleras först. Inget sparas innan du har sett resultatet. ${agreedDay(cooperation.referenceMonthDay)}`}
      />
      {checked ? <ImportPreviewCard checked={checked} page={page} /> : null}
      <CheckFiguresForm
        title={checked ? 'Läs in en annan fil' : 'Välj fil'}
        series={series}
        chosenId={chosenId}
        failure={failure}
        cancelTo={page}
      />
    </>
  );
}
