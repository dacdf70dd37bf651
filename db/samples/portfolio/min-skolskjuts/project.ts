import type { SampleProject } from '../../shape';
import { kommunerInDalarna } from '../parties';
import { gates } from './gates';
import { hourBudget } from './hours';
import { dependencies, milestones } from './milestones';
import { phases } from './phases';
import { riskRegister } from './risks';

/** A shared e-service for school transport: the project that the sample knows most about. */
export const minSkolskjuts: SampleProject = {
  slug: 'min-skolskjuts',
  cooperation: 'dalarna',
  name: 'Min skolskjuts',
  summary:
    'Gemensam e-tjänst för skolskjuts i Dalarnas femton kommuner. Först utveckling med Borlänge och Gagnef som piloter, ' +
    'sedan vidareutveckling och breddinförande i de andra tretton. Styrgruppen möts var tredje vecka under fas 1. ' +
    'I den sitter Borlänge (2), Falun, Mora-Orsa-Älvdalen, trafikförvaltningen (1) och en adjungerad sakkunnig.',
  lead: 'borlange',
  orderedBy: 'Kommundirektörerna i Dalarna',
  priority: 'Tid före omfattning före kostnad fram till 2020-04-01',
  start: '2019-09-06',
  end: '2021-06-01',
  participants: kommunerInDalarna,
  phases,
  milestones,
  dependencies,
  gates,
  riskRegister,
  hourBudget,
  effectGoals: [
    'Mindre arbete för att få fram korrekt underlag för planering',
    'Kompletta och korrekta ansökningar ger snabbare handläggning',
    'Enklare kontakt med vårdnadshavare',
    'Tillgänglig dygnet runt',
    'Högre informationssäkerhet',
    'Bättre samarbete mellan kommunerna och trafikförvaltningen',
    'På sikt lägre kostnad för skolskjuts',
    'På sikt effektivare trafik',
  ],
  // No report of the project is known. This one is begun, with what the sample can judge.
  reports: [
    {
      start: '2020-12-01',
      end: '2020-12-18',
      lights: {
        Budget: {
          level: 'mindre komplikationer',
          text: 'Fas 2 pågår utan att alla har godkänt sin andel',
          deviation: 'Ludvika, Orsa och Rättvik har inte svarat',
        },
        Tid: { level: 'enligt plan', text: 'Lanseringarna väntar enligt planen mellan februari och april 2021' },
      },
    },
  ],
  decisions: [
    {
      decidedOn: '2019-11-13',
      forum: 'Styrgrupp',
      subject: 'Projektet drivs i två faser, piloter är Borlänge och Gagnef',
    },
    {
      decidedOn: '2019-12-02',
      forum: 'Styrgrupp',
      subject: 'Projektet pågår 2019-09-06 till 2021-06-01, all utveckling i fas 1 läggs i det centrala projektet',
    },
  ],
  sourceNotes: [
    {
      subject: 'plan',
      text:
        'Faserna har olika datum på tre ställen. Planen: fas 1 2019-09-06 till 2020-09-30 och fas 2 2020-05-01 till 2021-06-01. ' +
        'Bildspelet: fas 1 till 2020-05-30 och fas 2 2020-06-01 till 2021-06-30. ' +
        'Beslutet 2019-11-13: fas 2 2020-09-01 till 2021-04-01. Här visas planens datum.',
    },
    {
      subject: 'plan',
      text:
        'Planen nämner beslutspunkt 2, och att MS1 ska vara klar till den. De andra beslutspunkterna är lagda på dagar ' +
        'som planen har för fasernas slut. Ingen källa säger vad styrgruppen beslutade vid dem, så de står som obeslutade.',
    },
    {
      subject: 'milestone',
      text:
        'Införandegrupperna har månader mellan oktober 2020 och januari 2021, men lanseringarna är planerade ' +
        'mellan 2021-02-01 och 2021-04-01. Båda uppgifterna visas.',
    },
    {
      subject: 'milestone',
      text: 'Två milstolpar har nummer MS11, en för varje pilotkommun. Här heter de MS11a (Borlänge) och MS11b (Gagnef).',
    },
    {
      subject: 'risk',
      text:
        'Risk 18 står som röd i risklistan men ligger i en gul ruta i matrisen. Färgen från matrisen gäller, ' +
        'och skillnaden visas vid risken.',
    },
    {
      subject: 'risk',
      text:
        'Ingen årlig uppföljning av riskerna är känd. Den som visas för 2020 säger bara vad planens milstolpar säger ' +
        'om sex av dem.',
    },
    {
      subject: 'hours',
      text: 'De externa timmarna anges som 1 790 på ett ställe och 1 800 på ett annat. Raderna ger 1 800.',
    },
    {
      subject: 'hours',
      text:
        'Kommunernas egna timmar i fas 1 debiterades inte. Deras värde visas med 400 kr per timme, ' +
        'det pris som gäller i fas 2, eftersom källan inte har något pris för fas 1.',
    },
    {
      subject: 'budget',
      text: 'Utfallet för externa tjänster i fas 1 blev 929 000 kr. Summan som delades avrundades upp till 930 000 kr.',
    },
    {
      subject: 'budget',
      text:
        'I den publicerade fördelningen för fas 1 är varje del avrundad för sig, så delarna blir 1 kr mer än 930 000 kr. ' +
        'Här stämmer summan. Därför har Borlänge 115 557 kr och inte 115 558 kr.',
    },
  ],
};
