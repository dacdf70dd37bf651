import { hours, type Hours } from '~/domain/hours';
import { ore, type Ore } from '~/domain/money';

/** The sources give whole kronor; the database keeps öre. */
export function inOre(kronor: number): Ore {
  return ore(kronor * 100);
}

/** The sources give whole hours; the database keeps hundredths. */
export function inHundredths(wholeHours: number): Hours {
  return hours(wholeHours * 100);
}
