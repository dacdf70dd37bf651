import type { GivenRole, User } from '~/store/user-list';

/** "projektledare, Min skolskjuts" */
export function roleText({ role, scope }: Pick<GivenRole, 'role' | 'scope'>): string {
  return scope ? `${role}, ${scope}` : role;
}

/** How an account stands, in a word, and whether that needs attention. */
export function stateOf({ disabled, activated }: Pick<User, 'disabled' | 'activated'>) {
  if (disabled) return { tone: 'bad', word: 'Stängt' } as const;
  return activated ? ({ tone: 'ok', word: 'Öppet' } as const) : ({ tone: 'warn', word: 'Inbjudan väntar' } as const);
}

/** An account as it now is, for the one whose change came second. */
export function userValues(user: User): [string, string][] {
  return [
    ['Namn', user.name],
    ['Titel', user.title ?? '–'],
    ['Part', user.partyName ?? '–'],
    ['Roller', user.roles.map(roleText).join('; ') || 'inga'],
    ['Läge', stateOf(user).word],
  ];
}

/** The receipt of what was done last. */
export const RECEIPTS: Readonly<Record<string, string>> = {
  uppgifter: 'Uppgifterna är sparade.',
  roll: 'Rollerna är ändrade. Personen får logga in på nytt.',
  stangt: 'Kontot är stängt och personen utloggad.',
  oppnat: 'Kontot är öppet igen.',
  utloggad: 'Personen är utloggad överallt.',
  tvasteg: 'Tvåstegsinloggningen är borttagen.',
};
