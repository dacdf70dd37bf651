import { ACCOUNT_STANDINGS, type AccountStanding } from '~/domain/account-standing';
import { ROLES, type Role } from '~/domain/viewer';

/** What the list of accounts shows; all of it stands in the address. */
export interface UserFilter {
  readonly search: string;
  readonly role: Role | null;
  readonly standing: AccountStanding | null;
  /** from 1 */
  readonly page: number;
  /** the account that is opened */
  readonly opened: number | null;
}

export function readUserFilter(search: URLSearchParams): UserFilter {
  const role = search.get('roll');
  const standing = search.get('lage');
  const opened = /^[1-9]\d{0,14}$/.exec(search.get('konto') ?? '');
  return {
    // Control characters are nobody's name, and Postgres refuses the zero byte.
    search: (search.get('sok') ?? '')
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 100),
    role: ROLES.find((each) => each === role) ?? null,
    standing: ACCOUNT_STANDINGS.find((each) => each === standing) ?? null,
    page: Math.min(Math.max(Number.parseInt(search.get('sida') ?? '1', 10) || 1, 1), 10_000),
    opened: opened ? Number(opened[0]) : null,
  };
}

/** What is chosen among the accounts, as the question of an address. */
function chosen({ search, role, standing }: UserFilter): URLSearchParams {
  const next = new URLSearchParams();
  if (search) next.set('sok', search);
  if (role) next.set('roll', role);
  if (standing) next.set('lage', standing);
  return next;
}

/** The same selection as a file, all pages of it. */
export function usersFile(filter: UserFilter, ending: string): string {
  const next = chosen(filter);
  return `/anvandare.${ending}${next.size > 0 ? `?${next}` : ''}`;
}

/** The list with the same filter, another page, another account opened, or none. */
export function usersAddress(filter: UserFilter, to: { page?: number; opened?: number | null } = {}) {
  const next = chosen(filter);
  const page = to.page ?? filter.page;
  if (page > 1) next.set('sida', String(page));
  if (to.opened) next.set('konto', String(to.opened));
  const query = next.toString();
  return `/anvandare${query ? `?${query}` : ''}${to.opened ? `#konto-${to.opened}` : ''}`;
}
