import type { RouteConfigEntry } from '@remix-run/route-config';
import type { z } from 'zod';

import type { Action } from '~/policy/roles';

import routeConfig from '../../app/routes';

/** An address of the product, with what can be asked of it. */
export interface Route {
  /** as app/routes.ts has it, from the root: `projekt/:slug/plan` */
  readonly pattern: string;
  /** what one must be allowed to read it; null: nothing but being signed in; undefined: it is not read or not guarded */
  readonly reads: Action | null | undefined;
  /** whether it takes anything else than reading */
  readonly writes: boolean;
  /** its intents by name, with the form of each; none where the action is not guarded */
  readonly intents: Readonly<Record<string, { readonly may: Action; readonly form: z.ZodType }>>;
}

interface RouteModule {
  readonly loader?: { readonly may?: Action | null };
  readonly action?: { readonly intents?: Route['intents'] };
}

const modules = import.meta.glob<RouteModule>('/app/routes/*.{ts,tsx}', { eager: true });

/** Every address of app/routes.ts that answers something of its own; a layout has none. */
export const ROUTES: readonly Route[] = (routeConfig as readonly RouteConfigEntry[]).flatMap((entry) =>
  addressesOf(entry, ''),
);

function addressesOf({ path, index, file, children }: RouteConfigEntry, above: string): Route[] {
  const pattern = [above, path].filter(Boolean).join('/');
  if (children) return children.flatMap((child) => addressesOf(child, pattern));
  if (path === undefined && !index) return [];
  const { loader, action } = modules[`/app/${file}`]!;
  return [{ pattern, reads: loader?.may, writes: action !== undefined, intents: action?.intents ?? {} }];
}

/** Addresses where one signs in and out and where accounts and their rights are changed. */
export const isOfAccounts = (pattern: string): boolean =>
  /^(logga-in|logga-ut|nytt-losenord|lank|konto|anvandare|personuppgifter)(\/|$)/.test(pattern);
