import { demoAccounts } from './accounts';
import { sampleMoment } from './clock';
import { known, type Ids } from './ids';
import type { CooperationSlug } from './portfolio/cooperations';
import type { PartySlug } from './portfolio/parties';
import type { Writer } from './writer';

interface Known {
  readonly parties: Ids<PartySlug>;
  readonly cooperations: Ids<CooperationSlug>;
  readonly projects: Ids<string>;
  readonly passwordHash: string;
}

/** The demo accounts with their roles, all with the same password. */
export async function loadUsers(
  writer: Writer,
  { parties, cooperations, projects, passwordHash }: Known,
): Promise<void> {
  for (const { email, name, party, roles, delegation } of demoAccounts) {
    const { id: userId } = await writer
      .insertInto('appUser')
      .values({ email, name, partyId: party && known(parties, party), passwordHash })
      .returning('id')
      .executeTakeFirstOrThrow();
    await writer
      .insertInto('userRole')
      .values(
        roles.map((granted) => ({
          userId,
          role: granted.role,
          cooperationId: granted.cooperation && known(cooperations, granted.cooperation),
          projectId: granted.project === undefined ? null : known(projects, granted.project),
          partyId: granted.party && known(parties, granted.party),
        })),
      )
      .execute();
    if (!delegation) continue;
    await writer
      .insertInto('delegation')
      .values({
        partyId: known(parties, delegation.party),
        userId,
        validFrom: delegation.from,
        validUntil: delegation.until,
        reference: delegation.reference,
        recordedAt: sampleMoment,
      })
      .execute();
  }
}
