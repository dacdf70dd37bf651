import { known, type Ids } from './ids';
import { cooperations, type CooperationSlug } from './portfolio/cooperations';
import type { PartySlug } from './portfolio/parties';
import type { Writer } from './writer';

/** The agreements and their members. No source says when a member joined. */
export async function loadCooperations(writer: Writer, parties: Ids<PartySlug>): Promise<Ids<CooperationSlug>> {
  const rows = await writer
    .insertInto('cooperation')
    .values(
      cooperations.map((sample) => ({
        slug: sample.slug,
        name: sample.name,
        leadPartyId: sample.lead && known(parties, sample.lead),
        leadNote: sample.leadNote,
        invoicing: sample.invoicing,
        approvalRule: sample.approvalRule,
        referenceDateRule: sample.referenceDateRule,
        referenceMonthDay: sample.referenceMonthDay,
        term: sample.term,
        notice: sample.notice,
        facts: JSON.stringify(sample.facts),
      })),
    )
    .returning(['id', 'slug'])
    .execute();
  const ids = new Map(rows.map(({ id, slug }) => [slug as CooperationSlug, id]));

  await writer
    .insertInto('cooperationMember')
    .values(
      cooperations.flatMap(({ slug, members }) =>
        members.map((member) => ({ cooperationId: known(ids, slug), partyId: known(parties, member) })),
      ),
    )
    .execute();
  return ids;
}
