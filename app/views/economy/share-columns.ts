import type { ShareTable } from '~/domain/cost-share';

/** How one component of a key is shown: counted things first, then equal parts, as agreements print it. */
export interface ShareColumn {
  /** of the component in the table's parts and figures */
  readonly index: number;
  /** whether a basis figure stands beside the part */
  readonly counted: boolean;
  readonly basisLabel: string;
  readonly partLabel: string;
  readonly basisSum: number;
  /** its columns in an exported file */
  readonly csv: readonly string[];
}

export function shareColumns(table: ShareTable): ShareColumn[] {
  return table.components
    .map((component, index): ShareColumn => {
      const basisSum = table.rows.reduce((sum, row) => sum + (row.figures[index]?.value ?? 0), 0);
      switch (component.kind) {
        case 'equal':
          return { index, counted: false, basisLabel: '', partLabel: 'Lika del', basisSum, csv: ['del_lika'] };
        case 'population':
          return {
            index,
            counted: true,
            basisLabel: 'Invånare',
            partLabel: 'Efter invånare',
            basisSum,
            csv: ['folkmangd', 'del_invanare'],
          };
        case 'driver':
        case 'perUnit': {
          const label = component.seriesName.toLowerCase();
          return {
            index,
            counted: true,
            basisLabel: label.charAt(0).toUpperCase() + label.slice(1),
            partLabel: component.kind === 'perUnit' ? `Pris per ${label}` : `Efter ${label}`,
            basisSum,
            csv: ['underlag', component.kind === 'perUnit' ? 'del_pris' : 'del_underlag'],
          };
        }
        case 'percent':
          return { index, counted: false, basisLabel: '', partLabel: 'Fast andel', basisSum, csv: ['del_andel'] };
        case 'fixed':
          return { index, counted: false, basisLabel: '', partLabel: 'Fast belopp', basisSum, csv: ['del_fast'] };
      }
    })
    .sort((a, b) => Number(b.counted) - Number(a.counted));
}
