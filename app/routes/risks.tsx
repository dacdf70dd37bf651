import { randomUUID } from 'node:crypto';

import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { checkRating, ratingOf, type RiskScale } from '~/domain/risk';
import { waitingHinders } from '~/domain/risk-mandate';
import { Refusal } from '~/domain/refusal';
import { newRiskForm, riskDecisionForm, updateRiskForm } from '~/forms/risk';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findRisk, listRisks, lockRisk } from '~/store/risk';
import { insertRisk, updateRisk } from '~/store/risk-change';
import { readWaitingBody } from '~/store/risk-escalation';
import { findRiskScale, listRiskScales, type KeptRiskScale } from '~/store/risk-scale';
import { riskAddress, riskRowAddress } from '~/views/risk/risk-address';
import { riskValues } from '~/views/risk/risk-words';
import { RisksPage } from '~/views/risk/RisksPage';

import { removal } from './removal';
import { decideOnRisk } from './risk-decision';
import { measureIntents } from './risk-measures';
import { ratingIntents } from './risk-rating';
import { secrecyIntents } from './secrecy';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, url, may }) => {
  const opened = Number(url.searchParams.get('risk'));
  const [risks, kept, detail] = await Promise.all([
    listRisks(context.db, viewer, found.id),
    listRiskScales(context.db, viewer, found.cooperationId),
    Number.isSafeInteger(opened) && opened > 0 ? findRisk(context.db, viewer, found.id, opened) : null,
  ]);
  const standard = kept.find((scale) => scale.standard) ?? kept.toSorted((a, b) => b.id - a.id)[0] ?? null;
  const rated = new Set(risks.map(({ scaleId }) => scaleId));
  const scales = kept.filter(({ id }) => rated.has(id) || id === standard?.id);
  const page = {
    project: found,
    risks,
    scales: scales.map(toRated),
    standardId: standard?.id ?? null,
    detail,
    today: context.clock.today(),
    token: randomUUID(),
    mayEdit: may('risk.edit'),
    mayDecide: may('risk.decide'),
  };
  // A page all the same: it may answer a form about a risk that somebody took away meanwhile.
  return data(page, { status: url.searchParams.has('risk') && detail === null ? 404 : 200 });
});

/** Of a scale, what risks are rated with. */
function toRated({
  revision: _revision,
  risks: _risks,
  used: _used,
  standard: _standard,
  ...scale
}: KeptRiskScale): RiskScale {
  return scale;
}

const GONE = 'Risken finns inte längre. Någon har tagit bort den.';

export const action = guardedAction(project, {
  update: intent(project, {
    may: 'risk.edit',
    form: updateRiskForm,
    run: async ({ viewer, found, url, write }, { id, version, scaleId, ...typed }) => {
      const { probability, consequence, afterProbability, afterConsequence, ...description } = typed;
      const ratings = {
        rating: ratingOf(probability, consequence),
        after: ratingOf(afterProbability, afterConsequence),
      };
      await write(async (trx, actor) => {
        const before = await lockRisk(trx, viewer, found.id, id);
        if (!before) throw new Refusal(GONE);
        const change = { ...description, ...ratings, scaleId: scaleId ?? before.scaleId };
        if (before.version !== version)
          throw new LostRace({ version: before.version, values: riskValues(before, change) });
        const scale = await findRiskScale(trx, viewer, found.cooperationId, change.scaleId);
        if (!scale) throw new Refusal('Riskskalan finns inte i den här samverkan. Ladda om sidan.');
        checkRating(scale, change.rating);
        checkRating(scale, change.after, 'afterProbability');
        await updateRisk(trx, actor, found.id, before, change);
      });
      return riskRowAddress(`/projekt/${found.slug}/risker`, url.searchParams, id, 'sparad');
    },
  }),
  create: intent(project, {
    may: 'risk.edit',
    form: newRiskForm,
    run: async ({ viewer, found, context, url, write }, typed) => {
      const { probability, consequence, afterProbability, afterConsequence, ...description } = typed;
      const scale = await findRiskScale(context.db, viewer, found.cooperationId);
      if (!scale) throw new Refusal('Samverkan har ingen riskskala än, så risken kan inte läggas till.');
      const rating = ratingOf(probability, consequence);
      const after = ratingOf(afterProbability, afterConsequence);
      checkRating(scale, rating);
      checkRating(scale, after, 'afterProbability');
      const id = await write((trx, actor) =>
        insertRisk(trx, actor, found.id, { ...description, rating, after, scaleId: scale.id }),
      );
      if (id === null) {
        throw new Refusal(
          `Nummer ${description.number} är redan taget. Ett borttaget nummer används inte igen.`,
          'number',
        );
      }
      return riskRowAddress(`/projekt/${found.slug}/risker`, url.searchParams, id, 'sparad');
    },
  }),
  decide: intent(project, {
    may: 'risk.decide',
    form: riskDecisionForm,
    run: async (asked, input) => {
      const number = await decideOnRisk(asked, input);
      const base = `/projekt/${asked.found.slug}/risker`;
      const address = riskAddress(base, asked.url.searchParams, { risk: input.riskId, beslutat: number });
      return `${address}#risk-${input.riskId}`;
    },
  }),
  ...secrecyIntents(project, {
    may: 'risk.edit',
    projectId: ({ id }) => id,
    lock: async ({ viewer, found }, trx, id) => {
      const risk = await lockRisk(trx, viewer, found.id, id);
      return risk && { what: 'risk', secrecy: risk.secrecy };
    },
    page: ({ found, url }, id) => riskRowAddress(`/projekt/${found.slug}/risker`, url.searchParams, id),
  }),
  ...measureIntents,
  ...ratingIntents,
  ...removal(project, {
    table: 'risk',
    may: 'risk.edit',
    missing: 'Risken har ändrats eller är redan borttagen. Kontrollera och försök igen.',
    page: ({ slug }) => `/projekt/${slug}/risker`,
    hindrance: async (trx, projectId, id) => {
      const body = await readWaitingBody(trx, projectId, id);
      return body === null ? undefined : waitingHinders(body, 'tas bort');
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Risker · ${data?.project.name ?? ''} · Samplan` },
];

export default function Risks() {
  return <RisksPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
