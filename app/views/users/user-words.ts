import type { AccountStanding } from '~/domain/account-standing';
import type { GivenRole, User } from '~/store/user-list';
import type { Tone } from '~/views/shell/icons';

/** "projektledare, Min skolskjuts" */
export function roleText({ role, scope }: Pick<GivenRole, 'role' | 'scope'>): string {
  return scope ? `${role}, ${scope}` : role;
}

export const STANDING_WORDS = {
  öppet: { tone: 'ok', word: 'Öppet' },
  inbjudan: { tone: 'warn', word: 'Inbjudan väntar' },
  stängt: { tone: 'bad', word: 'Stängt' },
} as const satisfies Record<AccountStanding, { tone: Tone; word: string }>;

/** How an account stands, in a word, and whether that needs attention. */
export function stateOf({ disabled, activated }: Pick<User, 'disabled' | 'activated'>) {
  if (disabled) return STANDING_WORDS.stängt;
  return activated ? STANDING_WORDS.öppet : STANDING_WORDS.inbjudan;
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
