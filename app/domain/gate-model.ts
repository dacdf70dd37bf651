import { Refusal } from './refusal';

/** One gate of a model: what it is called, what the styrgrupp decides at it, and what should be fulfilled by then. */
export interface GateStep {
  /** BP1, TG0; unlike the other steps' */
  readonly label: string;
  readonly title: string;
  readonly decides: string;
  readonly criteria: readonly string[];
}

/** The gates that projects of a cooperation are steered by, in their order (DOMAIN.md "gate"). */
export interface GateModel {
  readonly name: string;
  readonly steps: readonly GateStep[];
}

function step(label: string, title: string, decides: string, ...criteria: string[]): GateStep {
  return { label, title, decides, criteria };
}

/** The models to begin from; what stands here is a proposal in our own words that each cooperation makes its own. */
export const GATE_PATTERNS: Readonly<Record<'pps' | 'tg', GateModel>> = {
  pps: {
    name: 'PPS, BP1–BP8',
    steps: [
      step(
        'BP1',
        'Starta förberedelserna',
        'Om projektet ska förberedas, och vad det får kosta.',
        'Direktivet är skrivet',
        'Det finns en projektledare och en styrgrupp',
      ),
      step(
        'BP2',
        'Fortsätt förberedelserna',
        'Om förberedelserna ska fortsätta, ändras eller avbrytas.',
        'Nyttan är analyserad',
        'Informationssäkerheten börjar bli analyserad',
      ),
      step(
        'BP3',
        'Ta ställning till åtagandet',
        'Om underlaget räcker för att åta sig resten av projektet.',
        'Projektplanen är klar',
        'Riskerna är värderade',
        'Kostnaden är fördelad på parterna',
      ),
      step(
        'BP4',
        'Starta genomförandet',
        'Om genomförandet ska börja enligt planen.',
        'Alla parter har godkänt sin andel',
        'Bemanningen är säkrad',
      ),
      step(
        'BP5',
        'Fortsätt eller ändra',
        'Om projektet ska fortsätta, ändras eller avbrytas.',
        'Statusrapporten är läst',
        'Ändringar av direktivet är beskrivna',
      ),
      step(
        'BP6',
        'Godkänn leveransen',
        'Om resultatet, eller en del av det, godkänns.',
        'Leveransen är testad',
        'Brister som är kvar är kända och har en ägare',
      ),
      step(
        'BP7',
        'Lämna över till förvaltningen',
        'Om ansvaret för resultatet går över till förvaltningen.',
        'Förvaltningen är bemannad',
        'Dokumentationen är överlämnad',
        'Driftens kostnad är fördelad',
      ),
      step(
        'BP8',
        'Avsluta projektet',
        'Om projektet avslutas.',
        'Slutrapporten är klar',
        'Ekonomin är avräknad',
        'Det finns en plan för hur nyttan följs upp',
      ),
    ],
  },
  tg: {
    name: 'TG0–TG5',
    steps: [
      step('TG0', 'Starta förstudien', 'Om en förstudie ska göras.', 'Behovet är beskrivet'),
      step('TG1', 'Starta planeringen', 'Om projektet ska planeras.', 'Förstudien är klar', 'Ett alternativ är valt'),
      step(
        'TG2',
        'Starta genomförandet',
        'Om projektet ska genomföras enligt planen.',
        'Projektplanen är klar',
        'Kostnaden är fördelad på parterna',
        'Riskerna är värderade',
      ),
      step(
        'TG3',
        'Fortsätt genomförandet',
        'Om genomförandet fortsätter enligt planen eller en ändrad plan.',
        'Statusrapporten är läst',
      ),
      step(
        'TG4',
        'Lämna över resultatet',
        'Om resultatet lämnas över till dem som ska använda och förvalta det.',
        'Leveransen är testad',
        'Mottagarna är utbildade',
      ),
      step(
        'TG5',
        'Avsluta projektet',
        'Om resultatet är mottaget och projektet avslutas.',
        'Resultatet är mottaget',
        'Slutrapporten är klar',
      ),
    ],
  },
};

/** As many steps as a model can have. */
export const MOST_STEPS = 15;

/**
 * Whether the steps make a model: there are some, and no two are called the same.
 * @param steps `row` is where it stands in the form
 * @throws Refusal at the row that is wrong, as `steps[2].label`
 */
export function checkGateSteps(steps: readonly { readonly label: string; readonly row: number }[]): void {
  if (steps.length === 0) throw new Refusal('Modellen behöver minst en beslutspunkt.');
  const seen = new Set<string>();
  for (const { label, row } of steps) {
    const word = label.toLocaleLowerCase('sv');
    if (seen.has(word)) throw new Refusal(`Två beslutspunkter heter ${label}.`, `steps[${row}].label`);
    seen.add(word);
  }
}
