import type { RiskColour } from '../../../tables/risks';
import type { SampleRisk, SampleRiskFollowUp, SampleRiskRegister, SampleRiskScale } from '../../shape';

/** Rows by consequence from level 1, columns by probability from level 1. The colour is not the product of the two. */
const colours: readonly (readonly RiskColour[])[] = [
  ['grön', 'grön', 'grön', 'gul'], // Försumbar
  ['grön', 'grön', 'gul', 'röd'], // Måttlig
  ['grön', 'gul', 'röd', 'röd'], // Allvarlig
  ['gul', 'röd', 'röd', 'röd'], // Katastrofal
];

const scale: SampleRiskScale = {
  name: 'Riskskala 4x4',
  rule: 'cells',
  probability: ['Mycket sällan', 'Sällan', 'Regelbundet', 'Ofta'],
  consequence: ['Försumbar', 'Måttlig', 'Allvarlig', 'Katastrofal'],
  cellAt: (probability, consequence) => ({ colour: colours[consequence - 1]![probability - 1]! }),
};

/** The numbers of the risks in each cell of the matrix, laid out as `colours`. */
const matrix: readonly (readonly (readonly number[])[])[] = [
  [[], [9, 10], [], []], // Försumbar
  [[24, 29, 39], [21, 34, 38], [12, 27, 30], [1]], // Måttlig
  [
    [15, 20, 31],
    [2, 3, 5, 13, 14, 18, 19, 35],
    [4, 22, 25],
    [7, 16],
  ], // Allvarlig
  [[23, 32, 33, 36], [8, 26, 40], [6, 17], []], // Katastrofal
];

type Listed = readonly [
  number: number,
  statedColour: RiskColour | null,
  treatment: SampleRisk['treatment'],
  title: string,
];

/** 11, 28, 37 and 41 are in no cell: nobody has rated them. */
const listed: readonly Listed[] = [
  [1, 'röd', 'bevaka', 'En pilot byter elevregister och en ny koppling behövs snabbt'],
  [2, 'gul', 'bevaka', 'Piloten Gagnef får inte plattformen i tid före lanseringen'],
  [3, 'gul', 'bevaka', 'Integrationerna blir försenade'],
  [4, 'röd', 'åtgärda', 'Kartmaterialet levereras sent till piloterna'],
  [5, 'gul', 'bevaka', 'Ny fråga mot elevregistret levereras sent'],
  [
    6,
    'röd',
    'åtgärda',
    'Upphandlingen av e-tjänsteplattformen drar ut på tiden så att vissa kommuner inte kan lansera',
  ],
  [7, 'röd', 'åtgärda', 'Inget storskaligt prov hinns med före lansering, kapacitetsbrist upptäcks sent'],
  [8, 'röd', 'bevaka', 'Tidplanen för piloterna är för snäv'],
  [9, 'grön', 'acceptera', 'Fler resurser behövs än budgeten rymmer'],
  [10, 'grön', 'acceptera', 'Kommunerna saknar utvecklarkompetens'],
  [11, null, 'bevaka', 'Trafikförvaltningen saknar resurser'],
  [12, 'gul', 'bevaka', 'Kommunerna saknar resurser i delprojekten i fas 2'],
  [13, 'gul', 'bevaka', 'För få utvecklare'],
  [14, 'gul', 'åtgärda', 'Fler vårdnadshavare än väntat ansöker inte digitalt'],
  [15, 'grön', 'acceptera', 'Servicecenter och bibliotek kan inte hjälpa vårdnadshavare'],
  [16, 'röd', 'åtgärda', 'Informationen når inte fram, ansökningarna blir få och sena'],
  [17, 'röd', 'åtgärda', 'Handläggare följer inte reglementet och vill inte ändra arbetssätt'],
  [18, 'röd', 'åtgärda', 'Tjänsten spretar när varje kommun gör egna tillägg'],
  [19, 'gul', 'åtgärda', 'Olika rutiner i kommunerna gör en gemensam tjänst omöjlig'],
  [20, 'grön', 'acceptera', 'Viktig funktion för kommunerna missas'],
  [21, 'grön', 'acceptera', 'Förväntningarna stämmer inte med leveransen'],
  [22, 'röd', 'åtgärda', 'För många ansökningar måste hanteras för hand'],
  [23, 'gul', 'acceptera', 'Tjänsten underlättar inte beslutsprocessen'],
  [24, 'grön', 'acceptera', 'Flödet blir för långt för vårdnadshavaren'],
  [25, 'röd', 'åtgärda', 'Politiska löften finns inte i lokala bilagor till reglementet'],
  [26, 'röd', 'bevaka', 'Ingen samsyn om teknisk lösning, svår gemensam förvaltning'],
  [27, 'gul', 'bevaka', 'Nytt skolskjutsreglemente ändrar förutsättningarna'],
  [28, null, 'bevaka', 'Samarbetet med trafikförvaltningen brister'],
  [29, 'grön', 'acceptera', 'Nya direktiv från styrgruppen påverkar utvecklingen'],
  [30, 'gul', 'bevaka', 'Fel i underlag om farlig skolväg ger fel beslut'],
  [31, 'grön', 'acceptera', 'Viktig aspekt i bedömningen missas'],
  [32, 'gul', 'bevaka', 'Obehöriga kommer åt uppgifter'],
  [33, 'gul', 'bevaka', 'Uppgifter går förlorade'],
  [34, 'grön', 'acceptera', 'Kartmaterialet blir svårt att få fram'],
  [35, 'gul', 'bevaka', 'Kartunderlag blir inte klart i tid i kommunerna'],
  [36, 'gul', 'bevaka', 'Förvaltningen brister och tjänsten blir snabbt gammal'],
  [37, null, 'bevaka', 'Trafikförvaltningen kan inte ta emot filer säkert'],
  [38, 'grön', 'acceptera', 'Bristande integrationer ger merarbete'],
  [39, 'grön', 'acceptera', 'Koppling till övriga elevregister blir för dyr'],
  [40, 'röd', 'åtgärda', 'Tjänsten kraschar under ansökningsperioden'],
  [41, null, 'bevaka', 'Två förändringar införs samtidigt'],
];

function valuationOf(number: number): SampleRisk['valuation'] {
  for (const [row, cells] of matrix.entries()) {
    const column = cells.findIndex((numbers) => numbers.includes(number));
    if (column >= 0) return { probability: column + 1, consequence: row + 1 };
  }
  return undefined;
}

/** What the milestones of the plan say of some risks on the day of the sample; no follow-up of theirs is known. */
const followUps: readonly SampleRiskFollowUp[] = [
  {
    number: 2,
    existingMeasures: 'Plattformen hos piloterna är milstolpe MS2.',
    plannedHandling: 'Bevakas till lanseringen hos piloterna.',
    followsPlan: true,
    comment: 'MS2 är klar, dagen är inte känd. Gagnef lanserade 2020-04-01 som planerat.',
  },
  {
    number: 3,
    existingMeasures: 'Inloggning, invånarregister och elevregister är varsin milstolpe: MS5, MS6 och MS7.',
    plannedHandling: 'Bevakas tills kopplingarna är klara.',
    followsPlan: true,
    comment: 'MS5 och MS6 blev klara 2019-12-18. MS7 är klar, dagen är inte känd.',
  },
  {
    number: 4,
    existingMeasures: 'Kartunderlaget hos piloterna är milstolpe MS8.',
    plannedHandling: 'Åtgärdas före lanseringen hos piloterna.',
    followsPlan: true,
    comment: 'MS8 är klar, dagen är inte känd.',
  },
  {
    number: 6,
    existingMeasures: 'Kommunerna inför tjänsten i grupper med varsina månader.',
    plannedHandling: 'Lansering i grupperna från oktober 2020 till januari 2021.',
    followsPlan: false,
    comment: 'Lanseringarna är nu planerade mellan 2021-02-01 och 2021-04-01. Källan säger inte varför.',
  },
  {
    number: 8,
    existingMeasures: 'Tid går före omfattning och kostnad fram till 2020-04-01.',
    plannedHandling: 'Bevakas till lanseringen hos piloterna.',
    followsPlan: true,
    comment: 'Båda piloterna lanserade 2020-04-01 som planerat.',
  },
  {
    number: 16,
    existingMeasures: 'Informations- och utbildningsmaterial är milstolpe MS10.',
    plannedHandling: 'Åtgärdas inför varje lansering.',
    followsPlan: true,
    comment: 'MS10 är klar, dagen är inte känd.',
  },
];

/** The 41 risks of the plan of 2020-01-07, with the colour that its list states beside the matrix that rates them. */
export const riskRegister: SampleRiskRegister = {
  scale,
  valuedOn: '2020-01-07',
  followUps,
  risks: listed.map(([number, statedColour, treatment, title]) => ({
    number,
    title,
    treatment,
    statedColour: statedColour ?? undefined,
    valuation: valuationOf(number),
  })),
};
