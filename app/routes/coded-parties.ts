import type { Guarded } from '~/policy/guard';
import { listBasisMembers } from '~/store/basis';
import type { Project } from '~/store/project';

/** The participants of a project with their kommunkoder, as files name them. */
export async function codedParties({ viewer, found, context }: Guarded<Project>) {
  const members = await listBasisMembers(context.db, viewer, found.cooperationId, context.clock.today());
  return found.participants.map(({ id, name }) => ({
    id,
    name,
    code: members.find(({ partyId }) => partyId === id)?.code ?? null,
  }));
}
