import type { Guarded } from '~/policy/guard';

/** The year that the address asks for; without one, this year. */
export function askedYear({ url, context }: Pick<Guarded<unknown>, 'url' | 'context'>): number {
  const typed = url.searchParams.get('ar') ?? '';
  return /^2[01]\d\d$/.test(typed) ? Number(typed) : Number(context.clock.today().slice(0, 4));
}

/** The slug of the cooperation that the address asks for; null: all of them. */
export function askedCooperation({ searchParams }: URL): string | null {
  const typed = searchParams.get('samverkan') ?? '';
  return /^[a-z0-9-]{1,80}$/.test(typed) ? typed : null;
}
