import {
  countColours,
  isSameCount,
  listedColour,
  openRisks,
  RISK_COLOURS,
  type ColourCount,
  type RiskColour,
} from '~/domain/risk';
import type { RaisedRisk } from '~/domain/report';
import type { DecidingBody, RiskAnswer } from '~/domain/risk-mandate';
import { RISK_STATUSES, RISK_TREATMENTS } from '~/forms/risk';
import type { RiskChange } from '~/store/risk-change';
import type { RiskDetail, RiskStatus } from '~/store/risk';
import type { RiskMeasure } from '~/store/risk-measure';
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

interface ColouredRisk {
  readonly statedColour: RiskColour | null;
  readonly derivedColour: RiskColour | null;
  readonly status: RiskStatus;
}

/** How many open risks of each colour, and how many are closed: as the list states them, and as the scale gives them where that differs. */
export function riskSummaryText(risks: readonly ColouredRisk[]): string {
  const open = openRisks(risks);
  const closed = risks.length - open.length;
  const listed = countColours(open.map((risk) => listedColour(risk.statedColour, risk.derivedColour)));
  const derived = countColours(open.map((risk) => risk.derivedColour));
  const contradiction = isSameCount(listed, derived) ? '' : ` (enligt skalan ${countText(derived)})`;
  const ended = closed === 0 ? '' : closed === 1 ? ' · 1 stängd' : ` · ${closed} stängda`;
  return `${countText(listed)}${contradiction}${ended}`;
}

const BODY_WORDS: Record<DecidingBody, { readonly name: string; readonly whose: string }> = {
  styrgrupp: { name: 'styrgruppen', whose: 'styrgruppens' },
  uppdragsbeställare: { name: 'uppdragsbeställaren', whose: 'uppdragsbeställarens' },
};

/** How a body reads in a sentence: "väntar på styrgruppens beslut". */
export function bodyWords(body: DecidingBody) {
  return BODY_WORDS[body];
}

const ANSWER_WORDS: Record<RiskAnswer, string> = {
  acceptera: 'accepteras',
  åtgärda: 'ska åtgärdas',
  stäng: 'stängd',
};

/** How a raised risk stands: "väntar på styrgruppens beslut sedan 2020-12-17", "beslut 24: accepteras". */
export function escalationText({ to, raisedOn, answer, decisionNumber }: RaisedRisk): string {
  return answer === null
    ? `väntar på ${bodyWords(to).whose} beslut sedan ${raisedOn}`
    : `beslut ${decisionNumber}: ${ANSWER_WORDS[answer]}`;
}

export const ANSWER_OPTIONS = [
  { value: 'acceptera', label: 'Risken accepteras' },
  { value: 'åtgärda', label: 'Risken ska åtgärdas' },
  { value: 'stäng', label: 'Risken stängs' },
];

export const COLOUR_OPTIONS = RISK_COLOURS.map((value) => ({ value, label: capitalised(value) }));

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
    [
      'Efter åtgärder',
      colourWords(now.afterColour).word,
      now.after?.probability === typed.after?.probability && now.after?.consequence === typed.after?.consequence,
    ],
    ['Egen färg', now.statedColour ?? 'ingen', now.statedColour === typed.statedColour],
    ['Motivering till färgen', now.statedReason, now.statedReason === typed.statedReason],
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

/** How a risk is rated, in one line: "Sällan, Allvarlig (gul)", and after its measures where that is said. */
export function ratingText(risk: RiskDetail): string {
  const { probabilityName, consequenceName, derivedColour, afterColour } = risk;
  const now =
    derivedColour === null ? NOT_RATED.word.toLowerCase() : `${probabilityName}, ${consequenceName} (${derivedColour})`;
  return afterColour === null ? now : `${now}, efter åtgärder ${afterColour}`;
}

/** The values of a measure as they now are, for the one who came second. */
export function measureValues({ text, owner, dueDate, doneOn }: RiskMeasure): [string, string][] {
  return [
    ['Åtgärd', text],
    ['Ansvarig', owner || '–'],
    ['Senast', dueDate ?? '–'],
    ['Klar', doneOn ?? 'nej'],
  ];
}
