import { COMMON_PASSWORDS } from './common-passwords';

/** In characters. Length is the rule, and what a password is made of is not (OWASP ASVS 5.0, 6.2). */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** What somebody who knows where the password is for tries first (OWASP ASVS 5.0, 6.1.2). */
const CONTEXT_WORDS = [
  ...['samplan', 'samordnare', 'projektledare', 'kommundirektör', 'styrgrupp', 'ekonom', 'läsare'],
  ...['samverkan', 'kommunen', 'kommun', 'projekt'],
];

/**
 * Why a password cannot be chosen, as a sentence for the one who typed it; null when it can.
 * @param email of the account: its first part is what somebody who guesses tries first
 */
export function passwordFault(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) {
    return `Lösenordet ska ha minst ${SHORTEST_PASSWORD} tecken. Tre eller fyra ord i rad är lätta att minnas.`;
  }
  if (length > LONGEST_PASSWORD) return `Lösenordet ska ha högst ${LONGEST_PASSWORD} tecken.`;
  const plain = password.toLowerCase();
  if (COMMON_PASSWORDS.has(plain) || isMonotonous(plain)) {
    return 'Det lösenordet är så vanligt att det går att gissa. Välj ett annat.';
  }
  const own = email.split('@')[0]!.toLowerCase();
  if (own.length > 3 && plain.replaceAll(own, '').length < 6) {
    return 'Lösenordet är nästan bara din e-postadress. Välj ett annat.';
  }
  if (CONTEXT_WORDS.reduce((rest, word) => rest.replaceAll(word, ''), plain).length < 6) {
    return 'Lösenordet är nästan bara ord som alla här använder. Välj ett annat.';
  }
  return null;
}

/** One to four signs over and over, or signs that follow each other all the way. */
function isMonotonous(text: string): boolean {
  const repeats = [1, 2, 3, 4].some((period) => [...text].every((sign, at, all) => sign === all[at % period]));
  const steps = [...text].slice(1).map((sign, at) => sign.codePointAt(0)! - text.codePointAt(at)!);
  return repeats || steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
