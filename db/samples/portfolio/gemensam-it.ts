import type { SampleBudgetLine, SampleProject } from '../shape';

function investments(name: string, byYear: Readonly<Record<number, number>>): SampleBudgetLine[] {
  return Object.entries(byYear).map(([year, amount]) => ({ name, kind: 'investering', year: Number(year), amount }));
}

/** The source has sums and no submission or approval, so every budget is a draft. */
export const gemensamIt: SampleProject = {
  slug: 'gemensam-it',
  cooperation: 'ludvika-smedjebacken',
  name: 'Gemensam IT-drift',
  summary:
    'Servicenämndens IT för Ludvika, Smedjebacken och deras bolag och förbund. ' +
    'Medlemsavgiften delas efter antal användare, 5 790 för 2022.',
  participants: ['ludvika', 'smedjebacken', 'bolag-och-forbund'],
  phases: [
    {
      number: 1,
      name: 'Medlemsavgift 2021',
      kind: 'förvaltning',
      start: '2021-01-01',
      end: '2021-12-31',
      budget: { state: 'utkast', lines: [{ name: 'Medlemsavgift', kind: 'avgift', year: 2021, amount: 16_560_000 }] },
    },
    {
      number: 2,
      name: 'Medlemsavgift 2022',
      kind: 'förvaltning',
      start: '2022-01-01',
      end: '2022-12-31',
      budget: { state: 'utkast', lines: [{ name: 'Medlemsavgift', kind: 'avgift', year: 2022, amount: 17_041_856 }] },
    },
    {
      number: 3,
      name: 'Investeringar 2022–2025',
      kind: 'genomförande',
      start: '2022-01-01',
      end: '2025-12-31',
      budget: {
        state: 'utkast',
        lines: [
          ...investments('Basfunktionalitet', { 2022: 3_200_000, 2023: 2_200_000, 2024: 1_000_000, 2025: 500_000 }),
          ...investments('Infrastruktur för digitalisering', {
            2022: 500_000,
            2023: 1_500_000,
            2024: 1_500_000,
            2025: 1_500_000,
          }),
        ],
      },
    },
  ],
};
