import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { removeForm, restoreForm } from '~/forms/removal';
import { intent, type Aimed, type Intent } from '~/policy/guard';
import type { Action } from '~/policy/roles';
import { setRemoved, type Removable } from '~/store/plan-item';
import type { Project } from '~/store/project';
import type { Transaction } from '~db/open';

interface Removal {
  readonly table: Removable;
  readonly may: Action;
  /** said when the row was changed or removed meanwhile */
  readonly missing: string;
  readonly page: (project: Project) => string;
  /** Says why the row must stay (something decided stands on it); undefined: nothing hinders. */
  readonly hindrance?: (trx: Transaction, viewer: Viewer, id: number) => Promise<string | undefined>;
}

/** The two intents of every list whose rows can be taken away: remove, and undo it. */
export function removal(
  subject: Aimed<Project>,
  { table, may, missing, page, hindrance }: Removal,
): Record<'remove' | 'restore', Intent<Project>> {
  return {
    remove: intent(subject, {
      may,
      form: removeForm,
      run: async ({ viewer, found, write }, { id, version }) => {
        await write(async (trx, actor) => {
          const reason = await hindrance?.(trx, viewer, id);
          if (reason) throw new Refusal(reason);
          if (!(await setRemoved(trx, actor, { table, projectId: found.id, id, version }, true)))
            throw new Refusal(missing);
        });
        return `${page(found)}?borttagen=${id}`;
      },
    }),
    restore: intent(subject, {
      may,
      form: restoreForm,
      run: async ({ found, write }, { id }) => {
        await write((trx, actor) => setRemoved(trx, actor, { table, projectId: found.id, id }, false));
        return page(found);
      },
    }),
  };
}
