import { sampleMoment } from './clock';
import { known, type Ids } from './ids';
import type { Keys } from './keys';
import type { CooperationSlug } from './portfolio/cooperations';
import type { PartySlug } from './portfolio/parties';
import type { SampleProject } from './shape';
import type { Writer } from './writer';

interface Known {
  readonly parties: Ids<PartySlug>;
  readonly cooperations: Ids<CooperationSlug>;
  readonly keys: Keys;
}

/** A project with its participants, effect goals, decisions and what its sources disagree about. Answers its id. */
export async function loadProject(writer: Writer, sample: SampleProject, ids: Known): Promise<number> {
  const { slug, name, summary, orderedBy, priority } = sample;
  const { id: projectId } = await writer
    .insertInto('project')
    .values({
      slug,
      name,
      summary,
      orderedBy,
      priority,
      cooperationId: known(ids.cooperations, sample.cooperation),
      keyId: ids.keys.get(sample.cooperation)?.id,
      leadPartyId: sample.lead && known(ids.parties, sample.lead),
      startDate: sample.start,
      endDate: sample.end,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

  await writer
    .insertInto('projectParticipant')
    .values(sample.participants.map((party) => ({ projectId, partyId: known(ids.parties, party) })))
    .execute();
  await loadTexts(writer, sample, projectId);
  return projectId;
}

async function loadTexts(
  writer: Writer,
  { effectGoals = [], decisions = [], sourceNotes = [] }: SampleProject,
  projectId: number,
): Promise<void> {
  for (const [index, text] of effectGoals.entries()) {
    await writer
      .insertInto('effectGoal')
      .values({ projectId, position: index + 1, text })
      .execute();
  }
  for (const decision of decisions)
    await writer
      .insertInto('decision')
      .values({ projectId, ...decision, recordedAt: sampleMoment })
      .execute();
  for (const note of sourceNotes)
    await writer
      .insertInto('sourceNote')
      .values({ projectId, ...note })
      .execute();
}
