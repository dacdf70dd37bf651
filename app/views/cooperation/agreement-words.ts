import type { Agreement } from '~/store/agreement';
import { dayInWords } from '~/views/shell/months';

type Terms = Omit<Agreement, 'members' | 'slug' | 'id' | 'version' | 'requiresSecondFactor'>;

export const APPROVAL_OPTIONS = [
  { value: 'none', label: 'Inte bestämt' },
  { value: 'all', label: 'Alla godkänner' },
  { value: 'majority', label: 'Fler än hälften godkänner' },
  { value: 'n_of_m', label: 'Ett visst antal godkänner' },
];

const USUAL_DAYS = ['12-31', '11-01'];

/** The days that figures are usually taken from, and the one that is stored. */
export function referenceOptions({ referenceMonthDay: stored }: Terms) {
  const days = stored === null || USUAL_DAYS.includes(stored) ? USUAL_DAYS : [...USUAL_DAYS, stored];
  return [
    { value: 'none', label: 'Inte bestämt' },
    ...days.map((day) => ({ value: day, label: `${dayInWords(day)} året före` })),
  ];
}

export const UNIT_OPTIONS = [
  { value: '1', label: '1 öre' },
  { value: '100', label: '1 kr' },
  { value: '10000', label: '100 kr' },
  { value: '100000', label: '1 000 kr' },
];

export const MODE_OPTIONS = [
  { value: 'exact', label: 'Exakt: alla rader och kolumner går ihop' },
  { value: 'plain', label: 'Rad för rad: öresdifferensen visas för sig' },
];

const labelOf = (options: readonly { value: string; label: string }[], value: string | null) =>
  options.find((option) => option.value === (value ?? 'none'))?.label;

/** The approval rule in words; `members` says of how many. */
export function approvalText({ approvalRule, approvalCount }: Terms, members?: number): string {
  if (approvalRule === 'n_of_m') {
    return members === undefined ? `${approvalCount} godkänner` : `${approvalCount} av ${members} godkänner`;
  }
  return labelOf(APPROVAL_OPTIONS, approvalRule) ?? '–';
}

/** "31 december året före". */
export function referenceText(terms: Terms): string {
  return labelOf(referenceOptions(terms), terms.referenceMonthDay) ?? '–';
}

export function roundingText({ roundingUnitOre, roundingMode }: Terms): string {
  const mode = roundingMode === 'exact' ? 'exakt' : 'rad för rad';
  return `till ${labelOf(UNIT_OPTIONS, String(roundingUnitOre))}, ${mode}`;
}

/** The terms as they now are, for the one whose change came second. */
export function agreementValues(terms: Terms): [string, string][] {
  return [
    ['Namn', terms.name],
    ['Huvudansvarig', terms.leadName ?? '–'],
    ['Om ansvaret', terms.leadNote ?? '–'],
    ['Godkännande', approvalText(terms)],
    ['Underlag per', referenceText(terms)],
    ['Regel för underlag', terms.referenceDateRule ?? '–'],
    ['Avrundning', roundingText(terms)],
    ['Fakturering', terms.invoicing ?? '–'],
    ['Avtalstid', terms.term ?? '–'],
    ['Uppsägning', terms.notice ?? '–'],
    ['Diarienummer', terms.documentNumber ?? '–'],
    ['Övrigt', terms.facts.join('; ') || '–'],
  ];
}

export function factorRuleWord(required: boolean): string {
  return required ? 'krävs' : 'krävs inte';
}
