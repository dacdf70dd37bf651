import type { z } from 'zod';

import { Refusal } from '~/domain/refusal';
import { classifyForm, discloseForm } from '~/forms/secrecy';
import { LostRace } from '~/policy/form-failure';
import { intent, type Aimed, type Guarded, type Intent } from '~/policy/guard';
import type { Action } from '~/policy/roles';
import { deleteSecrecy, setSecrecy, type Markable, type MarkedThing, type SecrecyMark } from '~/store/secrecy';
import type { Transaction } from '~db/open';

/** A thing that is locked for its mark. */
interface LockedThing {
  readonly what: Markable;
  readonly secrecy: SecrecyMark | null;
}

interface SecrecyOf<Found> {
  readonly may: Action;
  readonly projectId: (found: Found) => number;
  /** null when it is not there to be seen */
  readonly lock: (asked: Guarded<Found>, trx: Transaction, id: number) => Promise<LockedThing | null>;
  /** where the page leads back to the thing */
  readonly page: (asked: Guarded<Found>, id: number) => string;
}

/** The two intents of every page where something can be marked sekretess: mark it on a ground, and open it again. */
export function secrecyIntents<Found>(
  subject: Aimed<Found>,
  { may, projectId, lock, page }: SecrecyOf<Found>,
): Record<'classify' | 'disclose', Intent<Found>> {
  const change = async (
    asked: Guarded<Found>,
    { id, version }: { readonly id: number; readonly version: number },
    write: (trx: Transaction, actor: Parameters<typeof setSecrecy>[1], thing: MarkedThing) => Promise<void>,
  ) => {
    await asked.write(async (trx, actor) => {
      const locked = await lock(asked, trx, id);
      if (!locked) throw new Refusal('Raden finns inte längre. Någon har tagit bort den.');
      const { what, secrecy: before } = locked;
      if ((before?.version ?? 0) !== version) {
        throw new LostRace({ version: before?.version ?? 0, values: [['Sekretess', before?.ground ?? 'öppen']] });
      }
      await write(trx, actor, { projectId: projectId(asked.found), what, id, before });
    });
    return page(asked, id);
  };
  return {
    classify: intent<Found, z.output<typeof classifyForm>>(subject, {
      may,
      form: classifyForm,
      run: (asked, input) => change(asked, input, (trx, actor, thing) => setSecrecy(trx, actor, thing, input.ground)),
    }),
    disclose: intent<Found, z.output<typeof discloseForm>>(subject, {
      may,
      form: discloseForm,
      run: (asked, input) => change(asked, input, deleteSecrecy),
    }),
  };
}
