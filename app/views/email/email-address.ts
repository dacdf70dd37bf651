/**
 * The address of the list with a part of it changed; null leaves a part out. An opened mail and a receipt belong to
 * the page one is on, and a page to its filter: each goes when what it stands on changes.
 */
export function emailAddress(
  search: URLSearchParams,
  change: { readonly status?: string | null; readonly sida?: number; readonly brev?: number | null },
): string {
  const next = new URLSearchParams();
  const status = change.status === undefined ? search.get('status') : change.status;
  if (status !== null) next.set('status', status);
  const page = change.status === undefined ? (change.sida ?? search.get('sida')) : null;
  if (page !== null) next.set('sida', String(page));
  if (change.brev) next.set('brev', String(change.brev));
  return `/epost${next.size > 0 ? `?${next}` : ''}${change.brev ? `#brev-${change.brev}` : ''}`;
}
