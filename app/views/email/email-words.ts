import type { EmailState } from '~/domain/email';
import type { Tone } from '~/views/shell/icons';

interface StateWords {
  readonly state: EmailState;
  /** in the address */
  readonly param: string;
  /** "Avvisad", of one mail */
  readonly one: string;
  /** "Avvisade", of many */
  readonly many: string;
  readonly tone: Tone;
  /** what it means for who reads the mail */
  readonly meaning: string;
}

/** The states in the order that a samordnare wants to know of them: what needs somebody first. */
export const STATES: readonly StateWords[] = [
  {
    state: 'avvisad',
    param: 'avvisad',
    one: 'Avvisad',
    many: 'Avvisade',
    tone: 'bad',
    meaning: 'E-postservern tog inte emot brevet och gör det inte senare heller. Mottagaren har inte fått det.',
  },
  {
    state: 'oklar',
    param: 'oklar',
    one: 'Kan ha skickats',
    many: 'Kan ha skickats',
    tone: 'warn',
    meaning: 'Sändningen avbröts innan e-postservern hann svara. Brevet skickas inte en gång till av sig självt.',
  },
  {
    state: 'väntar',
    param: 'vantar',
    one: 'Väntar',
    many: 'Väntar',
    tone: 'wait',
    meaning: 'Brevet ligger i kön. Går det inte att skicka inom tre dygn sparas det utan att skickas.',
  },
  {
    state: 'skickas',
    param: 'skickas',
    one: 'Skickas',
    many: 'Skickas',
    tone: 'wait',
    meaning: 'Brevet skickas just nu.',
  },
  {
    state: 'skickad',
    param: 'skickad',
    one: 'Skickad',
    many: 'Skickade',
    tone: 'ok',
    meaning: 'E-postservern har tagit emot brevet.',
  },
  {
    state: 'sparad',
    param: 'sparad',
    one: 'Sparad, inte skickad',
    many: 'Sparade, inte skickade',
    tone: 'wait',
    meaning: 'Brevet hann bli äldre än tre dygn innan det kunde skickas. Mottagaren har inte fått det.',
  },
];

export function stateWords(state: EmailState): StateWords {
  return STATES.find((each) => each.state === state)!;
}

/** The state that an address asks for; null: all. */
export function stateOf(param: string | null): EmailState | null {
  return STATES.find((each) => each.param === param)?.state ?? null;
}
