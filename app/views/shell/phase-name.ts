/** A phase is known by its number, and many are named by it too: "Fas 2: vidareutveckling". It is said once. */
interface NamedPhase {
  readonly number: number;
  readonly name: string;
}

/** "vidareutveckling", for where the number is said anyway. */
export function phaseOwnName(name: string): string {
  return name.replace(/^Fas \d+: /, '');
}

/** "Fas 2: vidareutveckling". */
export function phaseTitle({ number, name }: NamedPhase): string {
  return /^Fas \d+/.test(name) ? name : `Fas ${number}: ${name}`;
}

/** "2 · vidareutveckling", for lists and choices. */
export function phaseLabel({ number, name }: NamedPhase): string {
  return `${number} · ${phaseOwnName(name)}`;
}
