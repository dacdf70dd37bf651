import type { NewFigure } from '~/domain/basis';
import type { FigureOddity } from '~/domain/basis-entry';
import { formatCount, formatPercent } from '~/views/shell/format';

import { otherDateInWords } from './basis-words';

/** What is odd about a typed figure, as a sentence. */
export function oddityInWords(oddity: FigureOddity, { date, value }: Pick<NewFigure, 'date' | 'value'>): string {
  switch (oddity.kind) {
    case 'changed':
      return `${formatCount(value)} är ${changeInWords(oddity.share)} mot förra siffran, ${formatCount(oddity.before.value)} (${oddity.before.date}).`;
    case 'future':
      return `${date} har inte varit än. Är året rätt?`;
    case 'older':
      return `Parten har redan en siffra för ${oddity.newest}. Nya beräkningar använder den, inte den här.`;
    case 'other-day':
      return otherDateInWords(oddity);
    case 'beside':
      return `Ingen annan siffra i serien avser ${date}. Andra avser ${oddity.day}.`;
    case 'whole':
      return 'Serien räknar partens enheter, men siffran gäller hela parten.';
    case 'unit':
      return 'Serien räknar parten som helhet, men siffran gäller en enhet.';
  }
}

/** "+12,5 %"; "från noll" where there was nothing. */
export function changeInWords(share: number): string {
  if (share === 0) return 'ändrad från noll';
  return `${share > 0 ? '+' : ''}${formatPercent(share)}`;
}
