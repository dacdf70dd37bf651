import type { SampleBudgetLine, SampleProject, SampleRiskScale } from '../shape';

function investments(name: string, byYear: Readonly<Record<number, number>>): SampleBudgetLine[] {
  return Object.entries(byYear).map(([year, amount]) => ({ name, kind: 'investering', year: Number(year), amount }));
}

const levels = ['Låg', 'Medel', 'Hög'];

/** The source names three levels and gives no colours: those of the product. */
const threeByThree: SampleRiskScale = {
  name: 'Riskskala 3x3',
  rule: 'product',
  probability: levels,
  consequence: levels,
  cellAt: (probability, consequence) => {
    const value = probability * consequence;
    if (value <= 2) return { colour: 'grön', levelName: 'låg' };
    return value <= 4 ? { colour: 'gul', levelName: 'medel' } : { colour: 'röd', levelName: 'hög' };
  },
};

/** The source has sums and no submission or approval, so every budget is a draft. */
export const gemensamIt: SampleProject = {
  slug: 'gemensam-it',
  cooperation: 'ludvika-smedjebacken',
  name: 'Gemensam IT-drift',
  summary:
    'Servicenämndens IT för Ludvika, Smedjebacken och deras bolag och förbund. ' +
    'Medlemsavgiften delas efter antal användare, 5 790 för 2022.',
  participants: ['ludvika', 'smedjebacken', 'bolag-och-forbund'],
  newMember: {
    newcomer: 'Ny kommun (namnet saknas i källan)',
    scale: threeByThree,
    otherFactors:
      'Utökningen är 11 procent. Avtalet tillåter 15 procent. Den tillkommande kommunen betalar för sitt införande.',
  },
  sourceNotes: [
    {
      subject: 'risk',
      text:
        'Bedömningen av en ny medlem kommer från en lönesamverkan vars kommuner inte är namngivna i källan. Den ligger ' +
        'här för att visa mallen. Källan ger riskerna och deras nivåer, men inte vilken dag de bedömdes, vilken nivå som ' +
        'är sannolikhet och vilken som är konsekvens, vad den samlade bedömningen blev eller villkoren.',
    },
  ],
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
