import { parseWithZod } from '@conform-to/zod/v4';
import { data, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { z } from 'zod';

import { previewImport, type ImportPreview } from '~/domain/basis-preview';
import { ImportRefusal } from '~/domain/import-table';
import { Refusal } from '~/domain/refusal';
import { checkFileForm } from '~/forms/basis';
import { readFigures } from '~/platform/upload-figures';
import type { FormFailure } from '~/policy/form-failure';
import { guardedLoader, readForm, type Guarded } from '~/policy/guard';
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

interface Answer {
  readonly failure: FormFailure | null;
  readonly checked: CheckedImport | null;
}

/**
 * Reads a file and answers with what saving it would do. Nothing is written here, so it is guarded as a read of what
 * only a manager may see; the page's form then posts the checked figures to the page of all series.
 */
export const action = ({ request, ...args }: ActionFunctionArgs) =>
  guardedLoader(cooperation, 'cooperation.manage', async (asked) => {
    const submission = parseWithZod(await readForm(request), { schema: checkFileForm });
    if (submission.status !== 'success') return refused(submission.reply());
    try {
      return data<Answer>({ failure: null, checked: await check(asked, submission.value) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const messages = error instanceof ImportRefusal ? [...error.problems] : [error.message];
      return refused(submission.reply({ fieldErrors: { [error.field ?? 'file']: messages } }));
    }
  })({ request, ...args });

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

function refused(reply: FormFailure['reply']) {
  return data<Answer>({ failure: { intent: 'check', reply, conflict: null }, checked: null }, { status: 400 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Läs in underlag · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function CooperationBasisImport() {
  const answer = useActionData<typeof action>();
  return (
    <BasisImportPage
      {...useLoaderData<typeof loader>()}
      failure={answer?.failure ?? null}
      checked={answer?.checked ?? null}
    />
  );
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
