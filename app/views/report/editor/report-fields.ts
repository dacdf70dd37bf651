import { PARTS, type ReportDraft } from '~/domain/report';
import type { ReportPeriod } from '~/domain/report-period';

import { levelWords, PART_TITLES } from '../report-words';

/** What a report says in one field of its form. */
export interface ReportField {
  /** of the control in the form */
  readonly name: string;
  readonly label: string;
  /** as it is read */
  readonly value: string;
}

export type WrittenReport = ReportPeriod & { readonly draft: ReportDraft };

/** Everything that is written in a report, field by field in the order of its form. */
export function reportFields({ periodStart, periodEnd, draft }: WrittenReport): ReportField[] {
  const lights = draft.lights.flatMap(({ area, level, text, deviation, measure, done }, at) => [
    { name: `lights[${at}].level`, label: `${area}, läge`, value: levelWords(level).word },
    { name: `lights[${at}].text`, label: `${area}, kort om läget`, value: text },
    { name: `lights[${at}].deviation`, label: `${area}, avvikelse`, value: deviation },
    { name: `lights[${at}].measure`, label: `${area}, åtgärd`, value: measure },
    { name: `lights[${at}].done`, label: `${area}, åtgärden är genomförd`, value: yesNo(done) },
  ]);
  const parts = PARTS.flatMap((part) => [
    { name: `parts.${part}.comment`, label: `${PART_TITLES[part]}, kommentar`, value: draft.parts[part].comment },
    {
      name: `parts.${part}.leftOut`,
      label: `${PART_TITLES[part]}, ta inte med`,
      value: yesNo(draft.parts[part].leftOut),
    },
  ]);
  return [
    { name: 'periodStart', label: 'Första dag', value: periodStart },
    { name: 'periodEnd', label: 'Sista dag', value: periodEnd },
    ...lights,
    { name: 'results', label: 'Gjort under perioden', value: draft.results },
    { name: 'coming', label: 'Kommande aktiviteter', value: draft.coming },
    ...parts,
  ];
}

const yesNo = (yes: boolean) => (yes ? 'Ja' : 'Nej');

/** Label and value of every field of `theirs` that says something else in `mine`. */
export function differingFields(mine: WrittenReport, theirs: WrittenReport): (readonly [string, string])[] {
  const own = new Map(reportFields(mine).map(({ name, value }) => [name, value]));
  return reportFields(theirs)
    .filter(({ name, value }) => own.get(name) !== value)
    .map(({ label, value }) => [label, value]);
}
