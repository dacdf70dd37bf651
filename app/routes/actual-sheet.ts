import type { Guarded } from '~/policy/guard';
import { listActuals } from '~/store/actual';
import type { Project } from '~/store/project';

import type { Sheet } from './sheet';

/** The costs of a project as a table that can be read in again. */
export async function actualSheet({ viewer, found, context }: Guarded<Project>): Promise<Sheet> {
  const actuals = await listActuals(context.db, viewer, found.id);
  return {
    name: `${found.slug}-utfall`,
    columns: [
      { code: 'datum', label: 'Datum', content: 'text', width: 12 },
      { code: 'fas', label: 'Fas', content: 'count', width: 6 },
      { code: 'part', label: 'Part', content: 'text', width: 20 },
      { code: 'belopp_kr', label: 'Belopp, kr', content: 'kronor', width: 14 },
      { code: 'slag', label: 'Slag', content: 'text', width: 14 },
      { code: 'text', label: 'Text', content: 'text', width: 40 },
      { code: 'verifikation', label: 'Verifikation', content: 'text', width: 14 },
      { code: 'orsak', label: 'Orsak till rättelse', content: 'text', width: 40 },
    ],
    rows: actuals.map((actual) => ({
      cells: [
        actual.date,
        actual.phaseNumber,
        actual.partyName,
        actual.amount / 100,
        actual.kind,
        actual.text,
        actual.voucher || null,
        actual.reason || null,
      ],
      strong: false,
    })),
  };
}
