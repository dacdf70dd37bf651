import type { SampleFollowUpRow, SampleProject } from '../shape';

function rowsOf(
  section: string,
  rows: readonly (readonly [SampleFollowUpRow['kind'], name: string, budget: number, forecast: number])[],
): SampleFollowUpRow[] {
  return rows.map(([kind, name, budgetThousands, forecastThousands]) => ({
    period: '2018-04',
    section,
    kind,
    name,
    budgetThousands,
    forecastThousands,
  }));
}

/** Two kommuner that share IT, known by their follow-up of April 2018. Income is negative, as in the source. */
export const itVaxelTelefoni: SampleProject = {
  slug: 'it-vaxel-telefoni',
  cooperation: 'herrljunga-vargarda',
  name: 'IT, växel och telefoni',
  summary: 'Gemensam IT, växel och telefoni för Herrljunga och Vårgårda. Ekonomisk uppföljning för april 2018.',
  participants: ['herrljunga', 'vargarda'],
  phases: [{ number: 1, name: 'Uppföljning 2018', kind: 'förvaltning' }],
  followUp: [
    ...rowsOf('IT, växel och telefoni', [
      ['intäkt', 'Intäkter', -2413, -4413],
      ['kostnad', 'Personalkostnader', 7558, 7558],
      ['kostnad', 'Övriga kostnader', 7582, 9582],
      ['kostnad', 'Kapitalkostnad', 2472, 2472],
    ]),
    ...rowsOf('Investeringar', [
      ['investering', 'IT-strategi Vårgårda', 1500, 1500],
      ['investering', 'Trådlösa nätverk Vårgårda', 1400, 1400],
      ['investering', 'IT Vårberg/Kesberg', 500, 500],
      ['investering', 'IT-strategi och trådlöst nät Herrljunga', 2000, 2000],
      ['investering', 'Kapacitetsutökning', 2000, 2000],
    ]),
  ],
};
