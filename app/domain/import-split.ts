import type { Category, Dimension } from './import-json-stat';
import { ImportRefusal } from './import-table';

/** What a sum over a dimension stands for. */
export interface Summed {
  readonly note: string | null;
  /** the figures are of a part only: men, ages from 20 */
  readonly warning: string | null;
}

/** The splits that parts of a population can be summed over, by SCB's names. */
const KNOWN = new Set(['alder', 'ålder', 'kon', 'kön', 'civilstand', 'civilstånd']);
/** SCB's codes and labels for all of them: tot, TOT1, TotSA, 1+2, "totalt ålder", "samtliga". */
const TOTAL_CODE = /^(tot\w*|1\+2|samtliga)$/i;
const TOTAL_LABEL = /^(totalt?|samtliga|båda könen|män och kvinnor)(\s|$)/i;

/**
 * May the parts of this dimension be added up, and what does the sum stand for?
 * @throws ImportRefusal when a total stands beside its parts, when ages overlap, or when nobody can say what a sum means
 */
export function checkSum({ id, label, categories }: Dimension): Summed {
  const totals = categories.filter(isTotal);
  if (categories.length === 1 && totals.length === 1) return { note: null, warning: null };
  if (totals.length > 0) {
    throw new ImportRefusal([
      `Tabellen har både totalen (${totals[0]!.label}) och delar (${nameParts(categories)}) för ${label}. ` +
        'Då skulle samma personer räknas två gånger. Hämta tabellen med bara totalen eller bara delarna.',
    ]);
  }
  if (!KNOWN.has(id.toLowerCase())) {
    if (categories.length === 1) return { note: `Gäller ${label}: ${categories[0]!.label}.`, warning: null };
    throw new ImportRefusal([
      `Tabellen är uppdelad efter ${label}, som inte går att summera här. Hämta den utan den uppdelningen.`,
    ]);
  }
  const complete = isAge(id) ? checkAges(label, categories) : categories.length >= (isSex(id) ? 2 : 4);
  const parts = nameParts(categories);
  return complete
    ? { note: `Summerat över ${label}: ${parts}.`, warning: null }
    : { note: null, warning: `Siffrorna gäller bara ${label}: ${parts}. Det är inte alla invånare.` };
}

/** @returns whether the ages go from 0 and have an open end without a gap */
function checkAges(label: string, categories: readonly Category[]): boolean {
  const spans = categories.map((category) => ({ category, span: spanOf(category.code) ?? spanOf(category.label) }));
  const unknown = spans.find(({ span }) => span === null);
  if (unknown) {
    throw new ImportRefusal([`”${unknown.category.label}” går inte att tolka som en ${label}. Hämta ettårsklasser.`]);
  }
  const ordered = spans.toSorted((a, b) => a.span![0] - b.span![0]);
  let next = 0;
  let gap = false;
  for (const [at, { category, span }] of ordered.entries()) {
    if (at > 0 && span![0] < next) {
      throw new ImportRefusal([
        `Åldrarna ${ordered[at - 1]!.category.label} och ${category.label} överlappar. ` +
          'Då skulle samma personer räknas två gånger. Hämta tabellen med bara ettårsklasser eller bara totalen.',
      ]);
    }
    gap ||= span![0] !== next;
    next = span![1] + 1;
  }
  return !gap && next === Infinity;
}

/** "7" and "7 år", "5-9", "-4", "100+". */
function spanOf(text: string): readonly [number, number] | null {
  const match = /^(\d{1,3})?\s*(?:([-–+])\s*(\d{1,3})?)?(?:\s*år)?$/.exec(text.trim());
  if (!match || (match[1] === undefined && match[3] === undefined)) return null;
  const from = Number(match[1] ?? 0);
  if (match[2] === undefined) return [from, from];
  return [from, match[3] === undefined ? Infinity : Number(match[3])];
}

function isTotal({ code, label }: Category): boolean {
  return TOTAL_CODE.test(code) || TOTAL_LABEL.test(label);
}

function nameParts(categories: readonly Category[]): string {
  const labels = categories.filter((category) => !isTotal(category)).map(({ label }) => label);
  return labels.length <= 4 ? labels.join(', ') : `${labels[0]} till ${labels.at(-1)} (${labels.length} delar)`;
}

function isAge(id: string): boolean {
  return /^[aå]lder$/i.test(id);
}

function isSex(id: string): boolean {
  return /^k[oö]n$/i.test(id);
}
