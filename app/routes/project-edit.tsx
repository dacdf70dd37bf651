import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { Refusal } from '~/domain/refusal';
import { joinForm, memberForm } from '~/forms/membership';
import { projectKeyForm, updateProjectForm } from '~/forms/project';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { lockAgreement } from '~/store/agreement';
import { listKeyChoices } from '~/store/cooperation';
import { listKeyParties } from '~/store/key';
import { insertMember, isMemberOn, updateMember } from '~/store/member';
import { findProjectDetail, lockProject, updateProject, type ProjectDetail } from '~/store/project-detail';
import { projectValues } from '~/views/project/project-words';
import { ProjectEditPage } from '~/views/project/ProjectEditPage';
import type { Transaction } from '~db/open';

import { shownProject } from './subjects';

export const loader = guardedLoader(shownProject, 'project.read', async ({ viewer, found, context, may }) => {
  const { detail, cooperationId } = found;
  const today = context.clock.today();
  const mayManage = may('cooperation.manage');
  const [keys, members] = await Promise.all([
    mayManage ? listKeyChoices(context.db, viewer, cooperationId) : null,
    mayManage ? listKeyParties(context.db, viewer, cooperationId, today) : [],
  ]);
  return {
    project: detail,
    keys,
    members: members.map(({ id, name }) => ({ id, name })),
    today,
    mayEdit: may('plan.edit'),
    mayManage,
  };
});

export const action = guardedAction(shownProject, {
  update: intent(shownProject, {
    may: 'plan.edit',
    form: updateProjectForm,
    run: async (asked, { id: _, version, ...change }) => {
      const { found, context, write } = asked;
      const today = context.clock.today();
      await write(async (trx, actor) => {
        const before = await lockVersion(trx, asked, version);
        refuseLead(found.detail, change.leadPartyId, before.leadPartyId, today);
        await updateProject(trx, actor, before, change);
      });
      return `/projekt/${found.slug}/andra?sparad=projekt`;
    },
  }),
  key: intent(shownProject, {
    may: 'cooperation.manage',
    form: projectKeyForm,
    run: async (asked, { version, keyId }) => {
      const { viewer, found, write } = asked;
      await write(async (trx, actor) => {
        const before = await lockVersion(trx, asked, version);
        const keys = await listKeyChoices(trx, viewer, found.cooperationId);
        if (keyId !== null && !keys.some((key) => key.id === keyId)) {
          throw new Refusal('Välj en av samverkans nycklar.', 'keyId');
        }
        await updateProject(trx, actor, before, { keyId });
      });
      return `/projekt/${found.slug}/andra?sparad=nyckel`;
    },
  }),
  join: intent(shownProject, {
    may: 'cooperation.manage',
    form: joinForm,
    run: async (asked, { partyId, joinedOn, leftOn }) => {
      const { found, write } = asked;
      await write(async (trx, actor) => {
        await lockForMembers(trx, asked);
        if (!(await isMemberOn(trx, found.cooperationId, partyId, joinedOn))) throw new Refusal(outsider, 'partyId');
        const member = { of: 'project', id: found.id, partyId } as const;
        if (!(await insertMember(trx, actor, member, { joinedOn, leftOn }))) throw new Refusal(twice, 'joinedOn');
      });
      return `/projekt/${found.slug}/andra?deltagare=${partyId}#deltagare`;
    },
  }),
  member: intent(shownProject, {
    may: 'cooperation.manage',
    form: memberForm,
    run: async (asked, { partyId, wasJoinedOn, wasLeftOn, joinedOn, leftOn }) => {
      const { found, write } = asked;
      await write(async (trx, actor) => {
        await lockForMembers(trx, asked);
        if (joinedOn !== wasJoinedOn && !(await isMemberOn(trx, found.cooperationId, partyId, joinedOn))) {
          throw new Refusal(outsider, 'joinedOn');
        }
        const before = { joinedOn: wasJoinedOn, leftOn: wasLeftOn };
        const member = { of: 'project', id: found.id, partyId } as const;
        const outcome = await updateMember(trx, actor, member, before, { joinedOn, leftOn });
        if (outcome === 'overlap') throw new Refusal(twice, 'joinedOn');
        if (outcome === 'gone') {
          throw new Refusal('Någon annan har ändrat deltagandet. Läs vad som gäller nu och försök igen.');
        }
      });
      return `/projekt/${found.slug}/andra?deltagare=${partyId}#deltagare`;
    },
  }),
});

const gone = 'Projektet finns inte längre.';
const outsider = 'Parten är inte medlem i samverkan den dagen. Låt den gå med i samverkan först.';
const twice = 'Parten deltar redan under en del av den tiden. En part kan inte delta två gånger samtidigt.';

type Asked = Guarded<{ readonly id: number; readonly cooperationId: number; readonly detail: ProjectDetail }>;

/** The project locked in the version that the person saw. */
async function lockVersion(trx: Transaction, { viewer, found }: Asked, version: number) {
  const before = await lockProject(trx, viewer, found.id);
  if (!before) throw new Refusal(gone);
  if (before.version === version) return before;
  const now = (await findProjectDetail(trx, viewer, found.id)) ?? found.detail;
  const values = projectValues(now, now.leadName);
  throw new LostRace({ version: before.version, values: [...values, ['Nyckel', now.keyName ?? '–']] });
}

/** Locks what a participation stands on: who is a member of the cooperation, and who takes part. */
async function lockForMembers(trx: Transaction, { viewer, found }: Asked): Promise<void> {
  if (!(await lockAgreement(trx, viewer, found.cooperationId))) throw new Refusal(gone);
  if (!(await lockProject(trx, viewer, found.id))) throw new Refusal(gone);
}

/** The lead is one of the participants; one that the project already has may stay when it has left. */
function refuseLead({ participants }: ProjectDetail, lead: number | null, before: number | null, today: CalendarDate) {
  if (lead === null || lead === before) return;
  const present = participants.some(({ partyId, leftOn }) => partyId === lead && (leftOn === null || leftOn > today));
  if (!present) throw new Refusal('Den huvudansvariga ska vara en av deltagarna.', 'leadPartyId');
}

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Projekt & deltagare · ${data?.project.name ?? ''} · Samplan` },
];

export default function ProjectEdit() {
  return <ProjectEditPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
