import type { SamplePhase, SampleRolloutGroup } from '../../shape';

/** The thirteen kommuner after the pilots. Their order is the order of the milestones MS14 to MS26. */
export const rolloutGroups: readonly SampleRolloutGroup[] = [
  {
    name: 'Grupp 1',
    fromMonth: '2020-10-01',
    toMonth: '2020-11-01',
    kommuner: ['hedemora', 'avesta', 'sater', 'ludvika', 'smedjebacken'],
  },
  {
    name: 'Grupp 2',
    fromMonth: '2020-11-01',
    toMonth: '2020-12-01',
    kommuner: ['falun', 'mora', 'orsa', 'alvdalen'],
  },
  {
    name: 'Grupp 3',
    fromMonth: '2020-12-01',
    toMonth: '2021-01-01',
    kommuner: ['malung-salen', 'vansbro', 'leksand', 'rattvik'],
  },
];

/** Kronor per hour of the kommuner's own time. */
const rate = 400;

export const phases: readonly SamplePhase[] = [
  { number: 0, name: 'Förstudie', kind: 'förstudie', start: '2018-03-15', end: '2018-12-03' },
  {
    number: 1,
    name: 'Fas 1: utveckling och två piloter',
    kind: 'genomförande',
    start: '2019-09-06',
    end: '2020-09-30',
    note: 'Piloter är Borlänge och Gagnef.',
    externalBudget: 1_019_000,
    externalActual: 929_000,
    inKindHours: [
      { party: 'borlange', hours: 1428, handling: 'unbilled', rate },
      { party: 'gagnef', hours: 411, handling: 'unbilled', rate },
      { party: 'mora', hours: 387, handling: 'unbilled', rate },
    ],
    budget: {
      state: 'godkänd',
      note: 'Summan som delades mellan de femton avrundades upp till 930 000 kr.',
      lines: [{ name: 'Externa tjänster', kind: 'extern', amount: 930_000 }],
    },
  },
  {
    number: 2,
    name: 'Fas 2: vidareutveckling och breddinförande',
    kind: 'breddinförande',
    start: '2020-05-01',
    end: '2021-06-01',
    note: 'Pågår sedan juni 2020.',
    rolloutGroups,
    inKindHours: [
      { party: 'borlange', hours: 1850, handling: 'debited', rate },
      { party: 'mora', hours: 500, handling: 'debited', rate },
    ],
    budget: {
      state: 'inskickad',
      unanswered: ['ludvika', 'orsa', 'rattvik'],
      lines: [
        { name: 'Projektledning, extern', kind: 'extern', amount: 1_520_000 },
        {
          name: 'Utveckling, intern tid, Borlänge',
          kind: 'intern tid',
          amount: 740_000,
          internalTime: { hours: 1850, rate, performedBy: 'borlange' },
        },
        {
          name: 'Utveckling, intern tid, Mora',
          kind: 'intern tid',
          amount: 200_000,
          internalTime: { hours: 500, rate, performedBy: 'mora' },
        },
      ],
    },
  },
  { number: 3, name: 'Förvaltning', kind: 'förvaltning', start: '2021-07-01' },
];
