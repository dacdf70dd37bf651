import { Refusal } from '~/domain/refusal';
import { lockPeriodForm, openPeriodForm } from '~/forms/time';
import { intent, type Guarded, type Intent } from '~/policy/guard';
import { findLeadParty, insertPeriodLock, listPeriodLocks, openPeriodLock } from '~/store/period-lock';
import { listPhases } from '~/store/phase';
import type { Project } from '~/store/project';

import { project } from './subjects';

/** A month is locked, and the posts of a follow-up are written, by the projektledare, or by the ekonom of the party that leads the project. */
export async function leadTarget({ viewer, found, context }: Guarded<Project>) {
  const partyId = await findLeadParty(context.db, viewer, found.id);
  return { projectId: found.id, cooperationId: found.cooperationId, partyId };
}

/** The locks of a project and whether the viewer may change them, for the pages that show them. */
export async function lockContent(asked: Guarded<Project>) {
  const [locks, target] = await Promise.all([
    listPeriodLocks(asked.context.db, asked.viewer, asked.found.id),
    leadTarget(asked),
  ]);
  return { locks, mayLock: asked.may('period.lock', target) };
}

/** The two intents of every page with figures that can be locked: lock a month, and open it again. */
export function periodLocking(page: (project: Project) => string): Record<'lock' | 'open', Intent<Project>> {
  return {
    lock: intent(project, {
      may: 'period.lock',
      form: lockPeriodForm,
      target: leadTarget,
      run: async ({ viewer, found, context, write }, { phaseId, month }) => {
        if (phaseId !== null) {
          const phases = await listPhases(context.db, viewer, found.id);
          if (!phases.some(({ id }) => id === phaseId)) throw new Refusal('Välj en fas i projektet.', 'phaseId');
        }
        const locked = await write((trx, actor) => insertPeriodLock(trx, actor, found.id, { phaseId, month }));
        if (!locked) throw new Refusal(`${month} är redan låst.`, 'month');
        return `${page(found)}?last=${month}#lasta-manader`;
      },
    }),
    open: intent(project, {
      may: 'period.lock',
      form: openPeriodForm,
      target: leadTarget,
      run: async ({ found, write }, { id, reason }) => {
        const opened = await write((trx, actor) => openPeriodLock(trx, actor, found.id, id, reason));
        if (!opened) throw new Refusal('Månaden är redan öppen.');
        return `${page(found)}?oppnad=1#lasta-manader`;
      },
    }),
  };
}
