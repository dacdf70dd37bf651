import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { parseCriteria } from '~/domain/gate';
import { checkGateSteps } from '~/domain/gate-model';
import { Refusal } from '~/domain/refusal';
import { gateModelForm } from '~/forms/gate';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { lockAgreement } from '~/store/agreement';
import { findGateModel, replaceGateModel } from '~/store/gate-model';
import { GateModelPage } from '~/views/gate/GateModelPage';

import { cooperation } from './subjects';

export const loader = guardedLoader(cooperation, 'cooperation.read', async ({ viewer, found, context, may }) => ({
  cooperation: { id: found.id, slug: found.slug, name: found.name },
  model: await findGateModel(context.db, viewer, found.id),
  mayManage: may('cooperation.manage'),
}));

export const action = guardedAction(cooperation, {
  save: intent(cooperation, {
    may: 'cooperation.manage',
    form: gateModelForm,
    run: async ({ viewer, found, write }, { name, steps: rows, version }) => {
      const typed = rows.map((row, at) => ({ ...row, at }));
      const filled = typed.filter(
        ({ label, title, decides, criteria }) => `${label}${title}${decides}${criteria}` !== '',
      );
      for (const { label, title, at } of filled) {
        if (label === '') throw new Refusal('Skriv vad punkten kallas, eller töm hela raden.', `steps[${at}].label`);
        if (title === '') throw new Refusal('Skriv vad punkten heter, eller töm hela raden.', `steps[${at}].title`);
      }
      const placed = filled.toSorted((a, b) => a.place - b.place || a.at - b.at);
      const steps = placed.map(({ label, title, decides, criteria, at }) => {
        return { label, title, decides, criteria: parseCriteria(criteria, `steps[${at}].criteria`) };
      });
      checkGateSteps(placed.map(({ label, at }) => ({ label, row: at })));
      await write(async (trx, actor) => {
        if (!(await lockAgreement(trx, viewer, found.id))) throw new Refusal('Samverkan finns inte längre.');
        const before = await findGateModel(trx, viewer, found.id);
        if ((before?.version ?? 0) !== version) {
          const labels = before?.steps.map(({ label }) => label).join(', ') ?? 'inga';
          throw new LostRace({
            version: before?.version ?? 0,
            values: [
              ['Modell', before?.name ?? 'ingen'],
              ['Beslutspunkter', labels],
            ],
          });
        }
        await replaceGateModel(trx, actor, found.id, before, { name, steps });
      });
      return `/samverkan/${found.slug}/beslutspunkter?sparad=1`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Beslutspunkter · ${data?.cooperation.name ?? ''} · Samplan` },
];

export default function CooperationGates() {
  return <GateModelPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
