import type { Guarded } from '~/policy/guard';
import { listUsers } from '~/store/user-list';
import { readUserFilter } from '~/views/users/user-address';
import { roleText, stateOf } from '~/views/users/user-words';

import type { Sheet, SheetColumn } from './sheet';

const text = (code: string, label: string, width = 24): SheetColumn => ({ code, label, content: 'text', width });

const COLUMNS: readonly SheetColumn[] = [
  text('namn', 'Namn', 32),
  text('epost', 'E-postadress', 36),
  text('titel', 'Titel'),
  text('part', 'Part'),
  text('roller', 'Roller', 60),
  text('lage', 'Läge', 16),
  text('tvasteg', 'Tvåstegsinloggning', 20),
];

/** The accounts that the address asks for, all pages of them, for a file. */
export async function usersSheet({ viewer, context, url }: Guarded<unknown>): Promise<Sheet> {
  const { rows } = await listUsers(context.db, viewer, { ...readUserFilter(url.searchParams), size: null });
  return {
    name: 'anvandare',
    columns: COLUMNS,
    rows: rows.map((user) => ({
      cells: [
        user.name,
        user.email,
        user.title,
        user.partyName,
        user.roles.map(roleText).join('; '),
        stateOf(user).word,
        user.secondFactor ? 'ja' : 'nej',
      ],
      strong: false,
    })),
  };
}
