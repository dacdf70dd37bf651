import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { z } from 'zod';

import { previewImport, type ImportPreview } from '~/domain/basis-preview';
import { Refusal } from '~/domain/refusal';
import { checkFileForm } from '~/forms/basis';
import { readFigures } from '~/platform/upload-figures';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import type { Agreement } from '~/store/agreement';
import { listBasisMembers, listBasisSeries } from '~/store/basis';
import { BasisImportPage, type CheckedImport } from '~/views/basis/BasisImportPage';

import { cooperation } from './subjects';

export const loader = guardedLoader(cooperation, 'cooperation.manage', async ({ viewer, found, context, url }) => {
  const series = await listBasisSeries(context.db, viewer, found.id, context.clock.today());
  const { slug, name, referenceMonthDay } = found;
  return {
    cooperation: { slug, name, referenceMonthDay },
    series: series.map(({ id, name, slug }) => ({ id, name, slug })),
    chosen: url.searchParams.get('serie'),
  };
});

/** Reads a file and shows what saving it would do; the page then posts the checked figures to the page of all series. */
export const action = guardedAction(cooperation, {
  check: intent(cooperation, {
    may: 'cooperation.manage',
    form: checkFileForm,
    run: async (asked, input) => ({ show: { checked: await check(asked, input) } }),
  }),
});

async function check(
  { viewer, found, context }: Guarded<Agreement>,
  { seriesId, file, referenceDate, source: typedSource }: z.output<typeof checkFileForm>,
): Promise<CheckedImport> {
  const today = context.clock.today();
  const [members, allSeries] = await Promise.all([
    listBasisMembers(context.db, viewer, found.id, today),
    listBasisSeries(context.db, viewer, found.id, today),
  ]);
  const series = allSeries.find(({ id }) => id === seriesId);
  if (!series) throw new Refusal('Välj en av samverkans serier.', 'seriesId');
  const table = await readFigures(file, referenceDate);
  const source = typedSource || table.source?.slice(0, 500);
  if (!source) throw new Refusal('Filen säger inte varifrån siffrorna kommer. Skriv källan.', 'source');
  const preview: ImportPreview = previewImport(table, {
    members,
    stored: series.figures,
    agreementMonthDay: found.referenceMonthDay,
    today,
  });
  return { seriesId, seriesName: series.name, source, fileName: file.name.slice(0, 200), preview };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Läs in underlag · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function CooperationBasisImport() {
  const answer = useActionData<typeof action>() ?? null;
  const checked = answer && 'checked' in answer ? answer.checked : null;
  return (
    <BasisImportPage
      {...useLoaderData<typeof loader>()}
      failure={answer && 'reply' in answer ? answer : null}
      checked={checked}
    />
  );
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
