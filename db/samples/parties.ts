import { known, type Ids } from './ids';
import { allParties, type PartySlug } from './portfolio/parties';
import type { Writer } from './writer';

export interface PartyIds {
  readonly parties: Ids<PartySlug>;
  /** The units of each party, by name. */
  readonly units: ReadonlyMap<PartySlug, Ids<string>>;
}

/** The kommuner and other parties, with the units of those that have any. */
export async function loadParties(writer: Writer): Promise<PartyIds> {
  const rows = await writer
    .insertInto('party')
    .values(
      allParties.map(({ slug, code, name, kind, organisationNumber }) => ({
        slug,
        code,
        name,
        kind,
        organisationNumber,
      })),
    )
    .returning(['id', 'slug'])
    .execute();
  const parties = new Map(rows.map(({ id, slug }) => [slug as PartySlug, id]));

  const units = new Map<PartySlug, Ids<string>>();
  for (const party of allParties) {
    if (party.units) units.set(party.slug, await loadUnits(writer, known(parties, party.slug), party.units));
  }
  return { parties, units };
}

async function loadUnits(writer: Writer, partyId: number, names: readonly string[]): Promise<Ids<string>> {
  const rows = await writer
    .insertInto('partyUnit')
    .values(names.map((name, position) => ({ partyId, name, position })))
    .returning(['id', 'name'])
    .execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}
