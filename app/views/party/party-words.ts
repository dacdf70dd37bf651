import type { Commitment } from '~/domain/standing-budget';
import type { Population } from '~/store/party-head';

/** What sums of budgets in each state are called; null: own hours in phases without a share. */
export const COMMITMENT_WORDS: Record<Commitment, string> = {
  godkänd: 'Beslutat',
  inskickad: 'Inskickat',
  utkast: 'Utkast',
};

export function commitmentWord(commitment: Commitment | null): string {
  return commitment === null ? 'Egen tid utan andel' : COMMITMENT_WORDS[commitment];
}

/** A year as a heading: "2020", or "Ej fördelat" where no year can be told. */
export function yearWord(year: number | null): string {
  return year === null ? 'Ej fördelat' : String(year);
}

/** The page of a party: by its kommunkod, or by its slug when it has no kommunkod. */
export function partyPath({ code, slug }: { readonly code: string | null; readonly slug: string }): string {
  return `/kommuner/${code ?? slug}`;
}

/** The day of a population figure; of a whole year only the year. */
export function populationDay({ date, precision }: Population): string {
  return precision === 'year' ? date.slice(0, 4) : date;
}

/** Which version of a budget counts. */
export const STANDING_RULE =
  'För varje fas räknas den senast godkända budgeten. Finns ingen godkänd räknas den senast inskickade, annars ' +
  'utkastet. En nyare version står som föreslagen ändring och räknas inte med.';

/** How years come about. */
export const YEAR_RULE =
  'En budgetrad med år hör till det året. En rad utan år delas på fasens år efter antalet dagar i vart och ett. ' +
  'Saknar fasen start eller slut står beloppet som ej fördelat.';
