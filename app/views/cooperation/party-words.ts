import { PARTY_KINDS } from '~/forms/party';
import type { Party } from '~/store/party';

export const KIND_OPTIONS = PARTY_KINDS.map((kind) => ({ value: kind, label: kind[0]!.toUpperCase() + kind.slice(1) }));

/** "Skola, Vård, Bygg (stängd 2020-07-01)"; "–" for a party without units. */
export function unitsText({ units }: Pick<Party, 'units'>): string {
  return units.map(({ name, closedOn }) => (closedOn ? `${name} (stängd ${closedOn})` : name)).join(', ') || '–';
}

/** A party as it now is, for the one whose change came second. */
export function partyValues(party: Party): [string, string][] {
  return [
    ['Namn', party.name],
    ['Slag', party.kind],
    ['Kommunkod', party.code ?? '–'],
    ['Organisationsnummer', party.organisationNumber ?? '–'],
    ['Enheter', unitsText(party)],
  ];
}
