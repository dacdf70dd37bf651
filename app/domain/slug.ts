const PLAIN: Record<string, string> = { å: 'a', ä: 'a', ö: 'o', é: 'e', ü: 'u', ø: 'o', æ: 'ae' };

/** An address part made of a name: lower case a-z, digits and hyphens, at most 60 characters; '' when nothing is left. */
export function slugOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, (sign) => PLAIN[sign] ?? '-')
    .replace(/-+/g, '-')
    .replace(/^-/, '')
    .slice(0, 60)
    .replace(/-$/, '');
}
