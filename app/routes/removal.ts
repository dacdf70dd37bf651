import type { z } from 'zod';

import { Refusal } from '~/domain/refusal';
import { removeForm, restoreForm } from '~/forms/removal';
import type { Target } from '~/policy/can';
import { intent, type Aimed, type Guarded, type Intent } from '~/policy/guard';
import type { Action } from '~/policy/roles';
import { setRemoved, type Removable } from '~/store/plan-item';
import type { Project } from '~/store/project';
import type { Transaction } from '~db/open';

/** Why a row of a project cannot be removed or brought back; undefined: nothing hinders. */
type Hindrance = (trx: Transaction, projectId: number, id: number) => Promise<string | undefined>;

interface Removal {
  readonly table: Removable;
  readonly may: Action;
  /** said when the row was changed or removed meanwhile */
  readonly missing: string;
  readonly page: (project: Project) => string;
  /** whose row it is, where more people than those of the page may take theirs away; removed rows have an owner too */
  readonly target?: (asked: Guarded<Project>, id: number) => Promise<Target>;
  /** something decided stands on the row */
  readonly hindrance?: Hindrance;
  /** its place was given away */
  readonly returnHindrance?: Hindrance;
}

/** The two intents of every list whose rows can be taken away: remove, and undo it. */
export function removal(
  subject: Aimed<Project>,
  { table, may, missing, page, target, hindrance, returnHindrance }: Removal,
): Record<'remove' | 'restore', Intent<Project>> {
  const aim = target && {
    target: (asked: Guarded<Project>, { id }: z.output<typeof restoreForm>) => target(asked, id),
  };
  return {
    remove: intent<Project, z.output<typeof removeForm>>(subject, {
      may,
      form: removeForm,
      ...aim,
      run: async ({ found, write }, { id, version }) => {
        await write(async (trx, actor) => {
          const reason = await hindrance?.(trx, found.id, id);
          if (reason) throw new Refusal(reason);
          const removed = await setRemoved(trx, actor, { table, projectId: found.id, id, version }, true);
          if (!removed) throw new Refusal(missing);
        });
        return `${page(found)}?borttagen=${id}`;
      },
    }),
    restore: intent<Project, z.output<typeof restoreForm>>(subject, {
      may,
      form: restoreForm,
      ...aim,
      run: async ({ found, write }, { id }) => {
        await write(async (trx, actor) => {
          const reason = await returnHindrance?.(trx, found.id, id);
          if (reason) throw new Refusal(reason);
          // False is a second click: the row is already back.
          await setRemoved(trx, actor, { table, projectId: found.id, id }, false);
        });
        return page(found);
      },
    }),
  };
}
