import { listedColour, type RiskColour } from '~/domain/risk';
import { csvResponse } from '~/platform/csv';
import { guardedLoader } from '~/policy/guard';
import { listRisks } from '~/store/risk';

import { project } from './subjects';

const header = [
  'nr',
  'titel',
  'sannolikhet',
  'konsekvens',
  'farg',
  'farg_enligt_skala',
  'behandling',
  'agare',
  'kategori',
  'status',
];

/** The risks of a project as CSV, one row each; both the colour of the list and the one the scale gives. */
export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context }) => {
  const rows = (await listRisks(context.db, viewer, found.id)).map((risk) => [
    risk.number,
    risk.title,
    risk.probabilityName,
    risk.consequenceName,
    colourText(listedColour(risk.statedColour, risk.derivedColour)),
    colourText(risk.derivedColour),
    risk.treatment,
    risk.owner,
    risk.category,
    risk.status,
  ]);
  return csvResponse(`${found.slug}-risker`, header, rows);
});

function colourText(colour: RiskColour | null): string {
  return colour ?? 'ej värderad';
}
