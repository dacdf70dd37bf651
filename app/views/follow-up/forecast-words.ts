import type { Forecast } from '~/store/follow-up';
import { formatOre } from '~/views/shell/format';

/** A forecast as it now is, for the one whose own came second. */
export function forecastValues(forecast: Forecast | null): [string, string][] {
  if (!forecast) return [['Prognos', 'ingen lämnad']];
  return [
    ['Prognos', forecast.amount === null ? 'tillbakatagen' : formatOre(forecast.amount)],
    ['Lämnad', `${forecast.madeOn} av ${forecast.madeBy ?? '–'}`],
    ...(forecast.note ? [['Kommentar', forecast.note] as [string, string]] : []),
  ];
}
