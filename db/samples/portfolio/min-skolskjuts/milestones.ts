import type { SampleDependency, SampleMilestone } from '../../shape';
import { nameOf, type PartySlug } from '../parties';
import { rolloutGroups } from './phases';

/** A milestone of the plan: its date is both baseline and forecast, since no later forecast is known. */
function planned(
  label: string,
  phase: number,
  date: string | undefined,
  title: string,
  more: Omit<Partial<SampleMilestone>, 'label' | 'phase' | 'title' | 'baseline' | 'forecast'>,
): SampleMilestone {
  return { status: 'ej påbörjad', ...more, label, phase, title, baseline: date, forecast: date };
}

/** The day of the plan that the dates are from. */
const planDay = '2020-01-07';

/** What was reached before the plan was written has no forecast in it. */
function ofThePlan(milestone: SampleMilestone): SampleMilestone {
  const { forecast, history } = milestone;
  if (history || !forecast || forecast < planDay) return milestone;
  return { ...milestone, history: [{ on: planDay, forecast, reason: 'Projektplanen' }] };
}

/** Done, but the sources do not say when. */
const reached = { status: 'klar' } as const;
const byProjectManager = { ...reached, responsible: 'projektledare' } as const;
const bySubprojectManager = { ...reached, responsible: 'delprojektledare' } as const;

function pilotLaunch(label: string, kommun: PartySlug): SampleMilestone {
  return planned(label, 1, '2020-04-01', `Lanserad i ${nameOf(kommun)}`, {
    ...reached,
    kind: 'lansering',
    party: kommun,
    actual: '2020-04-01',
  });
}

const phase1: readonly SampleMilestone[] = [
  planned('MS1', 1, '2020-01-10', 'Projektplan beslutad', {
    ...byProjectManager,
    criteria: 'Projektanalys och nyttoanalys klara, informationssäkerhetsanalys påbörjad, klart för beslutspunkt 2',
  }),
  planned('MS2', 1, '2020-01-31', 'E-tjänsteplattform på plats hos piloterna', bySubprojectManager),
  planned('MS3', 1, undefined, 'Integrationsmotor på plats hos piloterna', bySubprojectManager),
  planned('MS4', 1, '2019-12-18', 'Första version klar att visa för referensgruppen', {
    ...byProjectManager,
    actual: '2019-12-18',
  }),
  planned('MS5', 1, '2019-12-18', 'Inloggning med e-legitimation fungerar', {
    ...bySubprojectManager,
    actual: '2019-12-18',
  }),
  planned('MS6', 1, '2019-12-18', 'Koppling till invånarregistret klar', {
    ...bySubprojectManager,
    actual: '2019-12-18',
  }),
  planned('MS7', 1, '2020-02-20', 'Koppling till elevregistret klar', bySubprojectManager),
  planned('MS8', 1, '2020-02-20', 'Kartunderlag klart hos piloterna', bySubprojectManager),
  planned('MS9', 1, '2020-02-10', 'Andra version klar att visa', byProjectManager),
  planned('MS10', 1, '2020-03-03', 'Informations- och utbildningsmaterial klart inför lansering', byProjectManager),
  pilotLaunch('MS11a', 'borlange'),
  pilotLaunch('MS11b', 'gagnef'),
  planned('KP', 1, '2020-04-16', 'Trafikförvaltningen hämtar data', { ...reached, kind: 'kontrollpunkt' }),
  planned('MS12a', 1, '2020-05-15', 'Piloterna utvärderade, korrigering inför fas 2', byProjectManager),
  planned('MS12b', 1, '2020-09-30', 'Fas 1 avslutas', byProjectManager),
];

/** MS14 to MS26: one a kommun, with an interval and no date. */
const launches: readonly SampleMilestone[] = rolloutGroups
  .flatMap((group) => group.kommuner.map((kommun) => ({ kommun, group: group.name })))
  .map(({ kommun, group }, index) =>
    planned(`MS${14 + index}`, 2, undefined, `Lanserad i ${nameOf(kommun)}`, {
      kind: 'lansering',
      party: kommun,
      rolloutGroup: group,
      window: { start: '2021-02-01', end: '2021-04-01' },
    }),
  );

/** The 31 milestones as they stood on the sample day, in the order of the plan. */
export const milestones: readonly SampleMilestone[] = [
  ...phase1,
  planned('MS13', 2, '2020-06-01', 'Projektplan för fas 2 klar för beslut', byProjectManager),
  ...launches,
  planned('MS27', 2, '2021-06-01', 'Slutdokumentation och lärdomar klara', {}),
  planned('MS28', 2, '2021-06-01', 'Projektet stängs, erfarenheter överlämnade', {
    history: [
      { on: '2019-11-13', forecast: '2021-04-01', reason: 'Styrgruppens beslut: fas 2 pågår till 2021-04-01' },
      { on: '2019-12-02', forecast: '2021-06-01', reason: 'Styrgruppens beslut: projektet pågår till 2021-06-01' },
    ],
  }),
].map(ofThePlan);

const inTurn = (before: readonly string[], after: readonly string[]): SampleDependency[] =>
  before.flatMap((first) => after.map((then) => ({ before: first, after: then })));

const pilots = ['MS11a', 'MS11b'];
const rollout = launches.map(({ label }) => label!);

/**
 * The source has dates and no dependencies. These are what its order implies: a second version after the first, what
 * the pilots need before they launch, the pilots judged before the plan of phase 2, and that before the rollout.
 */
export const dependencies: readonly SampleDependency[] = [
  ...inTurn(['MS4'], ['MS9']),
  ...inTurn(['MS7', 'MS8', 'MS10'], pilots),
  ...inTurn(pilots, ['MS12a']),
  ...inTurn(['MS12a'], ['MS13']),
  ...inTurn(['MS13'], rollout),
  ...inTurn(rollout, ['MS27']),
  ...inTurn(['MS27'], ['MS28']),
];
