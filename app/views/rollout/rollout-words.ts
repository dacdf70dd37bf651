import { PLACE, type RolloutColumn, type RolloutWindow } from '~/domain/rollout';
import { MONTHS } from '~/views/shell/months';

/** What a column is called: the title without the kommun. "Lanserad i {kommun}" is "Lanserad". */
export function columnName({ pattern }: RolloutColumn): string {
  const bare = pattern.replace(/ (i|hos|för|av|till|från) \{kommun\}$/, '');
  return bare.replaceAll(PLACE, '…');
}

/** "oktober–november 2020", "december 2020 – januari 2021" */
export function windowText({ fromMonth, toMonth }: Pick<RolloutWindow, 'fromMonth' | 'toMonth'>): string {
  const month = (date: string) => MONTHS[Number(date.slice(5, 7)) - 1]!;
  const year = (date: string) => date.slice(0, 4);
  if (fromMonth === toMonth) return `${month(fromMonth)} ${year(fromMonth)}`;
  if (year(fromMonth) === year(toMonth)) return `${month(fromMonth)}–${month(toMonth)} ${year(toMonth)}`;
  return `${month(fromMonth)} ${year(fromMonth)} – ${month(toMonth)} ${year(toMonth)}`;
}
