import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';

import { denied } from '~/policy/denial';
import { DemoBanner } from '~/views/shell/DemoBanner';
import { ErrorPage } from '~/views/shell/Page';
import { TopBar } from '~/views/shell/TopBar';

import './views/styles/index.css';

export async function loader({ context }: LoaderFunctionArgs) {
  if (context.tooLarge) throw denied(413);
  const viewer = await context.viewer();
  return {
    viewer: viewer && { name: viewer.name },
    demo: context.demo,
    today: context.clock.fixed ? context.clock.today() : null,
    nonce: context.nonce,
  };
}

/** The frame hardly changes: it is asked for again after signing in or out only. */
export function shouldRevalidate({ formAction }: { formAction?: string }): boolean {
  return formAction !== undefined && /^\/(logga-(in|ut)|konto|lank)/.test(formAction);
}

export const meta: MetaFunction = () => [{ title: 'Samplan' }];

const sections = [
  { to: '/', label: 'Att göra' },
  { to: '/portfolj', label: 'Portfölj', below: '/projekt' },
  { to: '/rapporter', label: 'Rapporter' },
  { to: '/risker', label: 'Risker' },
  { to: '/tid', label: 'Tid' },
  { to: '/uppfoljning', label: 'Uppföljning', below: '/belastning' },
  { to: '/samverkan', label: 'Samverkan' },
  { to: '/kommuner', label: 'Kommuner' },
  { to: '/beslut', label: 'Beslut', below: '/ersattare' },
];

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  // The browser hides the attribute of a script's nonce, so hydration reads the property.
  const nonce =
    typeof document === 'undefined' ? data?.nonce : document.querySelector<HTMLElement>('script[nonce]')?.nonce;
  return (
    <html lang="sv">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <TopBar viewer={data?.viewer ?? null} sections={data?.viewer ? sections : []} />
        <DemoBanner demo={data?.demo ?? false} today={data?.today ?? null} />
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />;
}
