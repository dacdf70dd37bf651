/** More decimals than this nobody compares. */
const MOST_DECIMALS = 4;

/**
 * How the percentages of a column are written: with the same decimals in every row, so many that the smallest one that
 * is not zero has two figures. For display only.
 * @param values fractions of one
 * @param least decimals, however large the values
 */
export function percentFormat(values: readonly number[], least: number): (value: number) => string {
  const smallest = Math.min(...values.map(Math.abs).filter((value) => value > 0));
  let decimals = least;
  while (decimals < MOST_DECIMALS && smallest * 100 * 10 ** decimals < 10) decimals += 1;
  const format = new Intl.NumberFormat('sv-SE', {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  return (value) => format.format(value);
}
