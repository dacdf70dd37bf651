const list = new Intl.ListFormat('sv', { type: 'conjunction' });

/** Where a second factor is required, in a sentence. @param names of the cooperations, at least one */
export function requirementText(names: readonly string[]): string {
  return `Tvåstegsinloggning krävs i ${list.format(names)} för den som loggar in med lösenord.`;
}
