import type { SampleMilestone, SampleProject, SampleRisk, SampleRiskCell, SampleRiskScale } from '../shape';
import { kommunerInFyrbodal } from './parties';

/** Bands of the product. No product of two levels falls between them. */
const bands: readonly (SampleRiskCell & { readonly to: number })[] = [
  { to: 6, colour: 'grön', levelName: 'lågt', mandate: 'projektledare' },
  { to: 12, colour: 'gul', levelName: 'medel', mandate: 'styrgrupp' },
  { to: 25, colour: 'röd', levelName: 'högt', mandate: 'uppdragsbeställare' },
];

/** The source numbers the levels and does not name them. */
const levels = ['1', '2', '3', '4', '5'];

const scale: SampleRiskScale = {
  name: 'Riskskala 5x5',
  rule: 'product',
  probability: levels,
  consequence: levels,
  cellAt: (probability, consequence) => bands.find((band) => probability * consequence <= band.to)!,
};

function risk(number: number, probability: number, consequence: number): SampleRisk {
  return { number, title: `Risk R${number} (rubrik saknas i källan)`, valuation: { probability, consequence } };
}

function deliverable(title: string, status: SampleMilestone['status']): SampleMilestone {
  return { phase: 1, title, kind: 'leverans', status };
}

/** The deliverables have no dates in the source; two are told to be done, without a day. */
export const digitalMotor: SampleProject = {
  slug: 'digital-motor',
  cooperation: 'fyrbodal',
  name: 'Digital motor (förstudie)',
  summary:
    'Förstudie för Fyrbodals fjorton kommuner. Slutleverans 26 februari 2021 för att passa direktörernas möte. ' +
    'Ändring av direktivet: krav från extern finansiär läggs till.',
  lead: 'fyrbodals-kommunalforbund',
  participants: kommunerInFyrbodal,
  phases: [{ number: 1, name: 'Förstudie', kind: 'förstudie', end: '2021-02-26' }],
  milestones: [
    deliverable('Omvärldsanalys', 'klar'),
    deliverable('Nulägesanalys', 'ej påbörjad'),
    deliverable('Förmågekartläggning', 'klar'),
    deliverable('Milstolpeplan', 'ej påbörjad'),
    deliverable('Grov budgetplan', 'ej påbörjad'),
    deliverable('Metodbeskrivning', 'ej påbörjad'),
    { phase: 1, title: 'Slutleverans', forecast: '2021-02-26', status: 'ej påbörjad' },
  ],
  activities: [
    { phase: 1, name: 'Analys av nuläge' },
    { phase: 1, name: 'Analys av omvärld' },
    { phase: 1, name: 'Scenarier' },
    { phase: 1, name: 'Kommunikation' },
  ],
  sourceNotes: [
    {
      subject: 'plan',
      text:
        'Källan säger vilken dag statusrapporten är från, 2020-12-17, men inte vilken tid den gäller. ' +
        'Här gäller den december till och med den dagen.',
    },
    {
      subject: 'risk',
      text:
        'Källan ger riskernas nummer och värden, men inte deras rubriker, hantering eller dagen de värderades. ' +
        'Dagen är statusrapportens, 2020-12-17. Hanteringen står som bevaka tills någon väljer.',
    },
  ],
  // The source gives the report's day and not its period: here it is the month until that day.
  reports: [
    {
      start: '2020-12-01',
      end: '2020-12-17',
      publishedOn: '2020-12-17',
      lights: {
        Budget: { level: 'enligt plan' },
        Tid: { level: 'mindre komplikationer', text: 'Slutleverans 26 februari för att passa direktörernas möte' },
        Personal: { level: 'komplikationer', text: 'Projektledaren är överbelastad' },
      },
      results: ['Omvärldsanalys genomförd', 'Förmågekartläggning genomförd', 'Analys av förmågekartläggning'],
      coming: ['Analys av nuläge', 'Analys av omvärld', 'Scenarier', 'Kommunikation'],
      leftOut: ['money', 'hours', 'approvals', 'goals'],
    },
  ],
  riskRegister: {
    scale,
    valuedOn: '2020-12-17',
    valuationNote: 'Statusrapportens dag. Källan säger inte när risken värderades.',
    risks: [risk(1, 1, 5), risk(2, 4, 3), risk(3, 3, 4), risk(4, 5, 4), risk(5, 2, 3), risk(6, 1, 4)],
  },
};
