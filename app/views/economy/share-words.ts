import type { Rounding } from '~/domain/cost-share';
import type { Explanation, FixedPart, PricedPart, WeightedPart } from '~/domain/explain';
import type { OverTime, Portion, Run } from '~/domain/explain-over-time';
import type { BasisFigure } from '~/domain/key';
import type { LastUnit } from '~/domain/last-unit';
import { formatCount, formatKronor, formatOre } from '~/views/shell/format';

import { weightText } from './phase-words';

/** "465 000 × 26 946 / 287 191 = 43 629,40, avrundat 43 629 kr" */
export function formulaText(part: WeightedPart): string {
  const pool = decimalText(part.component.exact);
  const times = part.share
    ? part.share.numerator === 0
      ? '× 0'
      : `× ${part.share.numerator}/${part.share.denominator}`
    : part.kind === 'equal'
      ? `/ ${formatCount(part.basis.sum)}`
      : `× ${formatCount(part.basis.own)} / ${formatCount(part.basis.sum)}`;
  const result = decimalText(part.exact, !part.whole);
  const amount = formatOre(part.amount);
  const same = part.whole && result === formatKronor(part.amount);
  return same ? `${pool} ${times} = ${amount}` : `${pool} ${times} = ${result}, avrundat ${amount}`;
}

/** What the component shares out, and how it came to that. */
export function poolText(part: WeightedPart, { shared, taken }: Explanation): string {
  const by = { equal: 'lika', population: 'efter invånare', percent: 'efter avtalade andelar', driver: '' }[part.kind];
  const how = by || `efter ${part.seriesName?.toLowerCase() ?? 'underlag'}`;
  const all = formatOre(shared - taken);
  const rest = taken === 0 ? all : `${all}, som återstår när ${formatOre(taken)} i fasta delar är dragna,`;
  const { exact, sum } = part.component;
  if (part.weight.numerator === part.weight.denominator) {
    return `Hela summan, ${taken === 0 ? `${all},` : rest} delas ${how}.`;
  }
  const rounded =
    !part.lastUnit || decimalText(exact) === formatKronor(sum) ? '' : ` Avrundat delas ${formatOre(sum)} ut.`;
  return `${weightText(part.weight)} av ${rest} delas ${how}: ${decimalText(exact)} kr.${rounded}`;
}

/** "Underlag: 26 946 den 2018-12-31 (SCB, folkmängd 31 december 2018)." */
export function figureText({ figure }: WeightedPart | PricedPart): string {
  if (!figure) return '';
  return `Underlag: ${formatCount(figure.value)} ${dayText(figure)} (${figure.source}).`;
}

/** "den 2018-12-31", or "år 2018" where the source gives no day. */
export function dayText({ precision, referenceDate }: Pick<BasisFigure, 'precision' | 'referenceDate'>): string {
  return precision === 'year' ? `år ${referenceDate.slice(0, 4)}` : `den ${referenceDate}`;
}

export function fixedText({ named, amount, portion }: FixedPart): string {
  return named
    ? `Fast belopp enligt nyckeln: ${formatOre(amount)}${portion ? ` för ${portionText(portion)}` : ''}`
    : 'Fast belopp: nyckeln nämner inget för den här parten';
}

/** "Pris: 5 kr × 1 000 = 5 000 kr. Taket 4 000 kr gäller." */
export function pricedText(part: PricedPart): string {
  const { price, figure, product, ceiling, ceilingHit, amount, rounded, portion } = part;
  const times = `${formatOre(price)} × ${formatCount(figure?.value ?? 0)} = ${formatOre(product)}`;
  if (portion) {
    const most = ceilingHit && ceiling !== null ? `, över taket ${formatOre(ceiling)}` : '';
    return `Pris: ${times}${most}. För ${portionText(portion)} blir det ${formatOre(amount)}`;
  }
  if (ceilingHit) {
    const pays = `Pris: ${times}. Det är över taket, så parten betalar ${formatOre(amount)}`;
    return rounded && ceiling !== null ? `${pays}, avrundat från taket ${formatOre(ceiling)}` : pays;
  }
  const due = rounded ? `${times}, avrundat till ${formatOre(amount)}` : times;
  return ceiling === null ? `Pris: ${due}` : `Pris: ${due}. Taket är ${formatOre(ceiling)} och nås inte`;
}

/** "183 av 366 dagar" */
export function portionText({ days, of }: Portion): string {
  return `${formatCount(days)} av ${formatCount(of)} dagar`;
}

/** "Orsa är med från 2020-04-01: 183 av 366 dagar." */
export function presenceText(name: string, overTime: OverTime): string {
  const { present, days, of } = overTime;
  if (days === 0) return `${name} är inte med någon av de ${formatCount(of)} dagarna.`;
  const whole = days === of;
  return `${name} är med ${whole ? 'hela tiden' : list.format(present.map(runText))}: ${portionText(overTime)}.`;
}

const list = new Intl.ListFormat('sv', { type: 'conjunction' });

function runText({ from, to }: Run): string {
  if (from === null) return to === null ? 'hela tiden' : `till och med ${to}`;
  return to === null ? `från ${from}` : `från ${from} till och med ${to}`;
}

/** Where the last kronor went, and why. */
export function lastUnitText(part: WeightedPart, { unit }: Rounding): string {
  if (!part.agrees) return 'Beloppet är det som lagrades. Det är inte vad underlaget ger i dag.';
  const { lastUnit } = part;
  if (!lastUnit) return part.whole ? '' : 'Avrundat för sig: en halv eller mer uppåt, annars nedåt.';
  if (part.basis.own === 0) return 'Underlaget är noll, därför ingen andel.';
  if (lastUnit.left === 0) return `Alla fick jämna belopp, så det blev ${unitWord(unit).none} över.`;
  if (lastUnit.extra === 0 && /^0\.0+$/.test(lastUnit.remainder)) return 'Beloppet går jämnt ut, så inget avrundas.';
  return extraText(lastUnit, unit);
}

function extraText({ certain, remainder, left, rank, claimants, extra, tie }: LastUnit, unit: number): string {
  const word = unitWord(unit);
  const over = left === 1 ? `1 ${word.one}` : `${formatCount(left)} ${word.many}`;
  const standing =
    `${formatOre(certain)} är säkra. Resten, ${decimalText(remainder)} ${word.one}, är nr ${rank} av ${claimants}, ` +
    `och ${over} blev över att dela ut efter störst rest`;
  if (extra > 0) {
    const got = extra < unit ? `de ${formatOre(extra)} som återstod` : `1 ${word.one} till`;
    return `${standing}: därför ${got}. ${tie ? TIE_WON[tie] : ''}`.trim();
  }
  return `${standing}: därför ingen till. ${tie ? TIE_LOST[tie] : ''}`.trim();
}

const TIE_WON: Record<NonNullable<LastUnit['tie']>, string> = {
  basis: 'Nästa i tur hade lika stor rest men mindre underlag.',
  code: 'Nästa i tur hade lika stor rest och lika stort underlag; lägre kommunkod går före.',
  order: 'Nästa i tur hade lika stor rest och lika stort underlag; den som står först i listan går före.',
};

const TIE_LOST: Record<NonNullable<LastUnit['tie']>, string> = {
  basis: 'Den sista som fick hade lika stor rest men större underlag.',
  code: 'Den sista som fick hade lika stor rest och lika stort underlag; lägre kommunkod går före.',
  order: 'Den sista som fick hade lika stor rest och lika stort underlag; den som står först i listan går före.',
};

function unitWord(unit: number): { one: string; many: string; none: string } {
  if (unit === 1) return { one: 'öre', many: 'öre', none: 'inget öre' };
  if (unit === 100) return { one: 'krona', many: 'kronor', none: 'ingen krona' };
  const word = `gånger ${formatOre(unit)}`;
  return { one: word, many: word, none: 'ingenting' };
}

/**
 * A decimal text as Swedish readers write it: "43629.12" is "43 629,12".
 * @param always also decimals that are zero, where the value is not quite that whole number
 */
function decimalText(text: string, always = false): string {
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  const sign = text.startsWith('-') ? '\u2212' : '';
  return `${sign}${formatCount(Number(whole))}${/^0*$/.test(decimals) && !always ? '' : `,${decimals}`}`;
}
