import type { FollowUpDimension } from '~/domain/follow-up-table';
import type { FollowUpCell } from '~/domain/follow-up-cells';
import { formatKronor } from '~/views/shell/format';
import { phaseLabel } from '~/views/shell/phase-name';

export const DIMENSION_WORDS: Record<FollowUpDimension, string> = {
  projekt: 'Projekt',
  fas: 'Fas',
  part: 'Part',
  ar: 'År',
};

/** The name of a row. @param named the project is said too, where there are several */
export function rowName(of: FollowUpCell, by: FollowUpDimension, named: boolean): string {
  switch (by) {
    case 'projekt':
      return of.projectName;
    case 'fas':
      return named
        ? `${of.projectName}, fas ${of.phaseNumber}`
        : phaseLabel({ number: of.phaseNumber, name: of.phaseName });
    case 'part':
      return of.party?.name ?? 'Inte fördelat på part';
    case 'ar':
      return of.year === null ? 'Utan år' : String(of.year);
  }
}

/** An amount in öre as the table shows it: kronor, or whole thousands of them, rounded for the eye only. */
export function amountText(ore: number, unit: 'kr' | 'tkr'): string {
  // Half away from zero, as a table of debit and credit is rounded.
  return unit === 'kr' ? formatKronor(ore) : formatKronor(Math.sign(ore) * Math.round(Math.abs(ore) / 100_000) * 100);
}

/** A deviation with its sign: better is positive. */
export function deviationText(ore: number, unit: 'kr' | 'tkr'): string {
  return ore > 0 ? `+${amountText(ore, unit)}` : amountText(ore, unit);
}

/** What a deviation means, for those who do not know the sign by heart. */
export function deviationWord(ore: number): string {
  if (ore === 0) return 'enligt budget';
  return ore > 0 ? 'bättre' : 'sämre';
}
