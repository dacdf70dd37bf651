import type { InKindHours, NetRow } from '~/domain/in-kind';
import { formatHours, formatOre } from '~/views/shell/format';
import type { Fact } from '~/views/shell/Page';

/** How own hours can be handled, in the words of the form. */
export const HANDLING_OPTIONS: { value: InKindHours['handling']; label: string; hint: string }[] = [
  {
    value: 'debited',
    label: 'Debiterad',
    hint: 'Parten får ersättning med det avtalade timpriset, och betalar mindre netto.',
  },
  { value: 'unbilled', label: 'Inte debiterad', hint: 'Timpriset ger ett skuggvärde, som ingen betalar.' },
];

/** "1 850 h à 400 kr". */
export function hoursText({ hours, rate }: Pick<InKindHours, 'hours' | 'rate'>): string {
  return rate === null ? formatHours(hours) : `${formatHours(hours)} à ${formatOre(rate)}`;
}

/** Own hours as they now are, for the one whose change came second. */
export function inKindValues({ partyName, hours, rate, handling }: InKindHours): [string, string][] {
  return [
    ['Part', partyName],
    ['Tid', hoursText({ hours, rate })],
    ['Tiden är', handling === 'debited' ? 'debiterad' : 'inte debiterad'],
  ];
}

/** Where a party puts in hours, what they are worth and what that leaves: the decision is on the share, the bank sees the net. */
export function netFacts({ inKind, compensation, shadowValue, net }: NetRow): Fact[] {
  if (inKind === null) return [];
  if (inKind.handling === 'debited') {
    return [
      { term: `Ersättning för egen tid (${hoursText(inKind)})`, value: formatOre(compensation) },
      { term: 'Netto', value: formatOre(net) },
    ];
  }
  const value = shadowValue === null ? '' : `, värd ${formatOre(shadowValue)}`;
  return [{ term: 'Egen tid som inte debiteras', value: `${formatHours(inKind.hours)}${value}` }];
}
