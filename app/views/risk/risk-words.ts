import { RISK_COLOURS, type ColourCount, type RiskColour } from '~/domain/risk';
import { RISK_STATUSES, RISK_TREATMENTS } from '~/forms/risk';
import type { RiskChange } from '~/store/risk-change';
import type { RiskDetail } from '~/store/risk';
import type { Tone } from '~/views/shell/icons';

interface ColourWords {
  readonly word: string;
  readonly plural: string;
  readonly tone: Tone;
}

const NOT_RATED: ColourWords = { word: 'Ej värderad', plural: 'ej värderade', tone: 'wait' };

const COLOUR_WORDS: Record<RiskColour, ColourWords> = {
  röd: { word: 'Röd', plural: 'röda', tone: 'bad' },
  gul: { word: 'Gul', plural: 'gula', tone: 'warn' },
  grön: { word: 'Grön', plural: 'gröna', tone: 'ok' },
};

/** How a colour reads and which tone it has; null is not rated. */
export function colourWords(colour: RiskColour | null): ColourWords {
  return colour === null ? NOT_RATED : COLOUR_WORDS[colour];
}

/** "12 röda · 14 gula · 11 gröna · 4 ej värderade". */
export function countText(count: ColourCount): string {
  return [...RISK_COLOURS, null]
    .map((colour) => {
      const { word, plural } = colourWords(colour);
      const number = count[colour ?? 'unrated'];
      return `${number} ${number === 1 ? word.toLowerCase() : plural}`;
    })
    .join(' · ');
}

export const TREATMENT_OPTIONS = RISK_TREATMENTS.map((value) => ({ value, label: capitalised(value) }));
export const STATUS_OPTIONS = RISK_STATUSES.map((value) => ({ value, label: capitalised(value) }));

/** The levels of an axis for a select, level 1 first. */
export function levelOptions(names: readonly string[]) {
  return names.map((label, index) => ({ value: String(index + 1), label }));
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The values of a risk as they now are where they differ from what was typed, for the one who came second. */
export function riskValues(now: RiskDetail, typed: RiskChange): [string, string][] {
  const level = (name: string | null) => name ?? NOT_RATED.word;
  const all: [label: string, now: string, same: boolean][] = [
    ['Risk', now.title, now.title === typed.title],
    ['Sannolikhet', level(now.probabilityName), now.rating?.probability === typed.rating?.probability],
    ['Konsekvens', level(now.consequenceName), now.rating?.consequence === typed.rating?.consequence],
    ['Behandling', capitalised(now.treatment), now.treatment === typed.treatment],
    ['Ägare', now.owner, now.owner === typed.owner],
    ['Status', capitalised(now.status), now.status === typed.status],
    ['Kategori', now.category, now.category === typed.category],
    ['Hot', now.threat, now.threat === typed.threat],
    ['Sårbarhet', now.vulnerability, now.vulnerability === typed.vulnerability],
    ['Följd', now.consequenceText, now.consequenceText === typed.consequenceText],
  ];
  const differing = all.filter(([, , same]) => !same);
  return (differing.length > 0 ? differing : all.slice(0, 3)).map(([label, value]) => [label, value || '–']);
}
