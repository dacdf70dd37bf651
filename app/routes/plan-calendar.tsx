import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { newFeedForm, revokeFeedForm } from '~/forms/calendar-feed';
import { hashSecret, newSecret } from '~/platform/secret';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertCalendarFeed, listCalendarFeeds, revokeCalendarFeed } from '~/store/calendar-feed';
import { CalendarFeedsPage } from '~/views/plan/exchange/CalendarFeedsPage';

import { project } from './subjects';

export const loader = guardedLoader(project, 'plan.edit', async ({ viewer, found, context, url }) => ({
  project: { slug: found.slug, name: found.name },
  participants: found.participants,
  feeds: await listCalendarFeeds(context.db, viewer, found.id),
  revoked: url.searchParams.has('aterkallad'),
}));

/** An address is shown once, in the answer to the form that made it: only its hash is kept. */
export const action = guardedAction(project, {
  create: intent(project, {
    may: 'plan.edit',
    form: newFeedForm,
    run: async ({ found, context, write }, { partyId }) => {
      const party = found.participants.find(({ id }) => id === partyId);
      if (partyId !== null && !party) throw new Refusal('Välj en av projektets deltagare.', 'partyId');
      const secret = newSecret();
      await write((trx, actor) =>
        insertCalendarFeed(trx, actor, { projectId: found.id, partyId, secretHash: hashSecret(secret) }),
      );
      const address = `${context.address}/kalender/${secret}.ics`;
      return { show: { made: { address, partyName: party?.name ?? null } } };
    },
  }),
  revoke: intent(project, {
    may: 'plan.edit',
    form: revokeFeedForm,
    run: async ({ found, write }, { id }) => {
      const revoked = await write((trx, actor) => revokeCalendarFeed(trx, actor, found.id, id));
      if (!revoked) throw new Refusal('Adressen är redan återkallad.');
      return `/projekt/${found.slug}/plan/kalender?aterkallad=1`;
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Kalender · ${data?.project.name ?? ''} · Samplan` },
];

export default function PlanCalendar() {
  const answer = useActionData<typeof action>() ?? null;
  return (
    <CalendarFeedsPage
      {...useLoaderData<typeof loader>()}
      failure={answer && 'reply' in answer ? answer : null}
      made={answer && 'made' in answer ? answer.made : null}
    />
  );
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
