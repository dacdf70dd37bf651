/** What an installation holds before its first project. */
export interface Beginnings {
  /** how many there are */
  readonly parties: number;
  readonly cooperations: readonly { readonly slug: string; readonly keys: readonly unknown[] }[];
}

/** A step towards the first project. */
export interface FirstStep {
  readonly title: string;
  readonly text: string;
  readonly state: 'done' | 'next' | 'later';
  readonly to: string;
}

/** The steps in the order in which each needs the one before it: a cooperation is made of parties, a key of its members. */
export function firstSteps({ parties, cooperations }: Beginnings): FirstStep[] {
  const keyless = cooperations.find(({ keys }) => keys.length === 0) ?? cooperations[0];
  const steps = [
    {
      title: 'Lägg till parter',
      text: 'Kommuner, bolag, förbund och andra som ska dela på kostnader.',
      to: '/samverkan/parter',
      done: parties > 0,
    },
    {
      title: 'Lägg upp en samverkan',
      text: 'Parterna som samarbetar, och vad de har avtalat.',
      to: '/samverkan/ny',
      done: cooperations.length > 0,
    },
    {
      title: 'Bestäm en fördelningsnyckel',
      text: 'Hur samverkans medlemmar delar på kostnaderna.',
      to: keyless ? `/samverkan/${keyless.slug}/nycklar` : '/samverkan',
      done: cooperations.some(({ keys }) => keys.length > 0),
    },
    {
      title: 'Skapa det första projektet',
      text: 'Med deltagare ur samverkan, och gärna från en mall.',
      to: '/projekt/ny',
      done: false,
    },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return steps.map(({ done, ...step }, at) => ({ ...step, state: done ? 'done' : at === next ? 'next' : 'later' }));
}
