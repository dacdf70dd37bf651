import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { resendEmailForm } from '~/forms/email';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findEmail, listEmails, resendEmail } from '~/store/email';
import { stateOf } from '~/views/email/email-words';
import { EmailPage } from '~/views/email/EmailPage';

import { anyone } from './subjects';

const PAGE_SIZE = 50;

export const loader = guardedLoader(anyone, 'email.read', async ({ viewer, context, url }) => {
  const state = stateOf(url.searchParams.get('status'));
  const page = Math.min(Math.max(Number.parseInt(url.searchParams.get('sida') ?? '1', 10) || 1, 1), 10_000);
  const asked = /^[1-9]\d{0,14}$/.exec(url.searchParams.get('brev') ?? '');
  const [list, opened] = await Promise.all([
    listEmails(context.db, viewer, { state, page, size: PAGE_SIZE }),
    asked && findEmail(context.db, viewer, Number(asked[0])),
  ]);
  const own = opened && context.sendsMail ? { ...opened, body: withoutLinks(opened.body) } : opened;
  const count = Object.entries(list.counts).reduce((sum, [each, n]) => (state && each !== state ? sum : sum + n), 0);
  return { list, state, opened: own, page, pages: Math.ceil(count / PAGE_SIZE), sendsMail: context.sendsMail };
});

/** A one-time link is for the one it is mailed to; where nothing is mailed the samordnare hands it over. */
function withoutLinks(body: string): string {
  return body.replace(/(\/lank\/)[A-Za-z0-9_-]+/g, '$1…');
}

export const action = guardedAction(anyone, {
  resend: intent(anyone, {
    may: 'email.resend',
    form: resendEmailForm,
    run: async ({ viewer, url, write }, { id }) => {
      const queued = await write((trx, actor) => resendEmail(trx, actor, viewer, id));
      if (!queued) throw new Refusal('Brevet är redan skickat eller på väg. Inget är ändrat.');
      const next = new URLSearchParams(url.searchParams);
      next.set('brev', String(id));
      next.set('i-kon', String(id));
      return `/epost?${next}#brev-${id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction = () => [{ title: 'E-post · Samplan' }];

export default function Email() {
  return <EmailPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
