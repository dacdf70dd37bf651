import type { KeyComponent } from '~/domain/key';
import type { KeyVersion, NamedShare } from '~/store/key';
import { keyText } from '~/views/economy/phase-words';
import { formatOre } from '~/views/shell/format';

export const COMPONENT_OPTIONS = [
  { value: 'none', label: 'Ingen' },
  { value: 'equal', label: 'Lika för alla' },
  { value: 'population', label: 'Efter invånare' },
  { value: 'driver', label: 'Efter antal (användare, elever …)' },
  { value: 'percent', label: 'Procent per part' },
  { value: 'fixed', label: 'Fast belopp per part' },
  { value: 'perUnit', label: 'Pris per styck (invånare, användare …)' },
];

/** A part of one as it is typed: "33,5" for per cent that fit in four decimals, else "1/3". */
export function typedShare({ numerator, denominator }: { numerator: number; denominator: number }): string {
  const tenThousandths = (numerator * 1_000_000) / denominator;
  if (!Number.isInteger(tenThousandths)) return `${numerator}/${denominator}`;
  return String(tenThousandths / 10_000).replace('.', ',');
}

/** A weight as it is typed: "50 %" or "1/3". */
export function typedWeight(component: KeyComponent): string {
  if (!('weight' in component)) return '';
  const typed = typedShare(component.weight);
  return typed.includes('/') ? typed : `${typed} %`;
}

/** "Mora 60 %" or "Mora 15 000 kr"; who gets nothing is not said. */
export function namedText({ name, share, amount }: NamedShare): string {
  if (amount !== null) return `${name} ${formatOre(amount)}`;
  if (!share) return name;
  const typed = typedShare(share);
  return typed.includes('/') ? `${name} ${typed}` : `${name} ${typed} %`;
}

/** A version as it now is, for the one whose change came second. */
export function keyVersionValues(version: KeyVersion): [string, string][] {
  return [
    ['Nyckel', keyText(version.components)],
    ['Gäller från', version.validFrom ?? '–'],
    ['Beslut', version.decisionReference ?? '–'],
  ];
}
