import { z } from 'zod';

import { emptyDraft, LEVELS, missingIn, PARTS, type Level, type Part, type ReportDraft } from '~/domain/report';
import type { ReportPeriod } from '~/domain/report-period';

import { requiredDate, requiredText, rowId, rowVersion, text } from './fields';

const ticked = () =>
  z
    .string()
    .optional()
    .transform((typed) => typed === 'on');

/** Not chosen yet is an answer too: a draft is saved as it stands. */
const level = () =>
  z
    .string()
    .optional()
    .transform((typed, context): Level | null => {
      const known = LEVELS.find((one) => one === typed) ?? null;
      if (typed && known === null) context.addIssue({ code: 'custom', message: 'Välj ett av lägena.' });
      return known;
    });

const light = z.object({
  area: requiredText('Uppgiften saknas.', 60),
  level: level(),
  text: text(1000),
  deviation: text(2000),
  measure: text(2000),
  done: ticked(),
});

const part = z.object({ comment: text(2000), leftOut: ticked() });

const written = z.object({
  id: rowId(),
  version: rowVersion(),
  periodStart: requiredDate('Skriv periodens första dag.'),
  periodEnd: requiredDate('Skriv periodens sista dag.'),
  lights: z.array(light).max(20),
  results: text(10_000),
  coming: text(10_000),
  parts: z.object(Object.fromEntries(PARTS.map((name) => [name, part])) as Record<Part, typeof part>),
  /** sent by the page itself, which then stays where it is */
  via: z
    .string()
    .optional()
    .transform((typed) => (typed === 'autosave' ? typed : null)),
});

type Written = z.output<typeof written>;

/** The whole report, as far as it is written. */
export const reportForm = written.superRefine(({ periodStart, periodEnd }, context) => {
  if (periodStart <= periodEnd) return;
  context.addIssue({
    code: 'custom',
    path: ['periodEnd'],
    message: `Perioden slutar ${periodEnd}, före sin första dag ${periodStart}.`,
  });
});

/** The same when it is to be published: what is missing is said where it is missing. */
export const finishedReportForm = reportForm.superRefine((report, context) => {
  const draft = draftOf(report);
  const complain = (path: (string | number)[], part: Partial<ReportDraft>) => {
    const complete = { ...emptyDraft([]), results: '–' };
    for (const message of missingIn({ ...complete, ...part })) context.addIssue({ code: 'custom', path, message });
  };
  for (const [at, one] of draft.lights.entries()) {
    complain(['lights', at, one.level === null ? 'level' : 'text'], { lights: [one] });
  }
  complain(['results'], { results: draft.results });
});

/** What a form says of the report itself. */
export function draftOf({ lights, results, coming, parts }: Omit<Written, 'id' | 'version' | 'via'>): ReportDraft {
  return { lights, results, coming, parts };
}

/** What a form says of a report: the text and the period. */
export function writtenReport(input: Written): ReportPeriod & { readonly draft: ReportDraft } {
  return { periodStart: input.periodStart, periodEnd: input.periodEnd, draft: draftOf(input) };
}

/** A draft as the person saw it: to publish it, or to throw it away. */
export const seenDraftForm = z.object({ id: rowId(), version: rowVersion() });

export const newReportForm = z.object({});

/** A published report is corrected by a new edition, which says why. */
export const newEditionForm = z.object({
  id: rowId(),
  reason: requiredText('Skriv varför rapporten behöver en ny utgåva.', 2000),
});
