import { deviation, net } from '~/domain/follow-up';
import type { MovedMilestone, Part, ReportFacts, ReportSnapshot, RiskFact } from '~/domain/report';
import { WITHHELD_NOTE } from '~/domain/report-secrecy';
import type { ReportDifference } from '~/domain/report-difference';
import { colourWords, countText, escalationText } from '~/views/risk/risk-words';
import { formatDate, formatHours, formatKronor, formatPeriod } from '~/views/shell/format';
import { phaseLabel, phaseTitle } from '~/views/shell/phase-name';

import { moneyBeforeText } from '../ReportMoney';
import { levelWords, PART_TITLES, reportTitle } from '../report-words';

/** A piece of a report for a word processor; a line break in a text is one there too. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string | null;
      readonly columns: readonly ReportColumn[];
      readonly rows: readonly { readonly cells: readonly string[]; readonly strong: boolean }[];
    };

interface ReportColumn {
  readonly label: string;
  readonly numeric: boolean;
  /** its part of the table's width, against those of the other columns */
  readonly width: number;
}

/** What `ReportView1` shows, in its words and its order, as pieces without markup. */
export function reportBlocks(snapshot: ReportSnapshot, difference: ReportDifference | null): ReportBlock[] {
  const { draft, facts, projectName, cooperationName } = snapshot;
  const part = (name: Part, blocks: ReportBlock[] | undefined): ReportBlock[] => {
    if (!blocks) return [];
    const { comment } = draft.parts[name];
    return [heading(3, PART_TITLES[name]), ...(comment === '' ? [] : [paragraph(comment)]), ...blocks];
  };
  return [
    heading(1, cooperationName),
    heading(2, `${reportTitle(snapshot)}, ${projectName}`),
    headBlock(snapshot),
    ...(snapshot.withheld ? [paragraph(WITHHELD_NOTE)] : []),
    heading(3, 'Läget'),
    ...lightBlocks(snapshot, difference),
    heading(3, 'Uppnått under perioden'),
    paragraph(draft.results || 'Inget skrivet.'),
    heading(3, 'Kommande aktiviteter'),
    paragraph(draft.coming || 'Inget skrivet.'),
    ...part('milestones', facts.milestones && milestoneBlocks(facts.milestones)),
    ...part('money', facts.money && moneyBlocks(facts.money, facts.followUp ?? [], difference)),
    ...part('hours', facts.hours && hourBlocks(facts.hours)),
    ...part('risks', facts.risks && riskBlocks(facts.risks, difference)),
    ...part('escalations', facts.escalations && escalationBlocks(facts.escalations)),
    ...part('approvals', facts.approvals && approvalBlocks(facts.approvals)),
    ...part('goals', facts.goals && goalBlocks(facts.goals)),
  ];
}

const heading = (level: 1 | 2 | 3, text: string): ReportBlock => ({ kind: 'heading', level, text });
const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text });
const row = (...cells: string[]) => ({ cells, strong: false });
const lines = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== '').join('\n');

/** Columns by label; "#" at its end marks one of figures, "*" one of words, which is wider. */
function table(caption: string | null, columns: readonly string[], rows: { cells: string[]; strong: boolean }[]) {
  return {
    kind: 'table',
    caption,
    columns: columns.map((column) => ({
      label: column.replace(/[#*]$/, ''),
      numeric: column.endsWith('#'),
      width: column.endsWith('*') ? 2 : 1,
    })),
    rows,
  } as const satisfies ReportBlock;
}

function headBlock({ cooperationName, leadName, ...snapshot }: ReportSnapshot): ReportBlock {
  return {
    kind: 'list',
    items: [
      `Projekt: ${snapshot.projectName}`,
      `Samverkan: ${cooperationName}`,
      `Huvudansvarig: ${leadName ?? '–'}`,
      `Period: ${formatPeriod(snapshot.periodStart, snapshot.periodEnd)}`,
      `Nummer och utgåva: ${snapshot.number}, utgåva ${snapshot.edition}`,
      `Publicerad: ${snapshot.publishedOn} av ${snapshot.publishedBy}`,
    ],
  };
}

function lightBlocks({ draft: { lights } }: ReportSnapshot, difference: ReportDifference | null): ReportBlock[] {
  const changes = difference?.lights ?? [];
  const before = (area: string) => {
    const change = changes.find((each) => each.area === area);
    if (!change) return null;
    return change.before === null ? 'bedömdes inte tidigare' : `tidigare: ${change.before}`;
  };
  const rows = lights.map(({ area, level, text, deviation: why, measure, done }) =>
    row(
      lines(area, levelWords(level).word, before(area)),
      text || '–',
      why || '–',
      lines(measure || '–', measure === '' ? null : done ? 'Genomförd' : 'Inte genomförd'),
    ),
  );
  const gone = changes.filter(({ area }) => !lights.some((light) => light.area === area));
  return [
    table(null, ['Område', 'Bedömning', 'Avvikelse', 'Åtgärd'], rows),
    ...gone.map((light) =>
      paragraph(`${light.area} bedöms inte längre (tidigare: ${levelWords(light.before).word.toLowerCase()}).`),
    ),
  ];
}

function milestoneBlocks({ reached, moved, late, next }: ReportFacts['milestones']): ReportBlock[] {
  const plain = (title: string, day: string, milestones: ReportFacts['milestones']['next']) =>
    table(
      title,
      ['Milstolpe*', 'Kommun', day],
      milestones.map((each) => row(`${each.label} ${each.title}`, each.kommun ?? 'Alla', formatDate(each.date))),
    );
  return [
    ...(late.length > 0 ? [plain('Försenade', 'Skulle vara klar', late)] : []),
    moved.length > 0 ? movedTable(moved) : paragraph('Ingen milstolpe har flyttats under perioden.'),
    reached.length > 0
      ? plain('Nådda under perioden', 'Klar', reached)
      : paragraph('Ingen milstolpe har nåtts under perioden.'),
    ...(next.length > 0 ? [plain('Närmast', 'Prognos', next)] : []),
  ];
}

function movedTable(moved: readonly MovedMilestone[]): ReportBlock {
  return table(
    'Flyttade under perioden',
    ['Milstolpe*', 'Från', 'Till', 'Skäl*'],
    moved.map(({ label, title, kommun, from, to, reason }) =>
      row(lines(`${label} ${title}`, kommun), formatDate(from), formatDate(to), reason || 'Inget skäl angivet'),
    ),
  );
}

function moneyBlocks(
  money: ReportFacts['money'],
  followUp: ReportFacts['followUp'],
  difference: ReportDifference | null,
): ReportBlock[] {
  const before = (phaseNumber: number) => {
    const change = difference?.money.find((each) => each.phaseNumber === phaseNumber);
    return change ? moneyBeforeText(change.before) : null;
  };
  const phases = money.map(({ phaseNumber, phaseName, state, budget }) =>
    row(
      lines(phaseLabel({ number: phaseNumber, name: phaseName }), before(phaseNumber)),
      state ?? 'Ingen budget',
      budget === null ? '–' : formatKronor(budget),
    ),
  );
  return [
    phases.length > 0
      ? table('Fasbudgetar', ['Fas*', 'Läge', 'Budget, kr#'], phases)
      : paragraph('Projektet har inga faser.'),
    ...(followUp.length > 0 ? [followUpTable(followUp)] : []),
  ];
}

function followUpTable(rows: ReportFacts['followUp']): ReportBlock {
  const total = net(rows);
  const figures = (sums: { budget: number; forecast: number }, better: number) => [
    formatKronor(sums.budget),
    formatKronor(sums.forecast),
    formatKronor(better),
  ];
  return table(
    'Budget mot prognos, kronor. Intäkter är negativa, en positiv avvikelse är bättre än budget.',
    ['Post*', 'Budget#', 'Prognos#', 'Avvikelse#'],
    [
      ...rows.map((each) => row(each.name, ...figures(each, deviation(each.budget, each.forecast)))),
      { cells: ['Netto', ...figures(total, total.deviation)], strong: true },
    ],
  );
}

function hourBlocks(hours: ReportFacts['hours']): ReportBlock[] {
  if (hours.length === 0) return [paragraph('Projektet har ingen timbudget.')];
  const rows = hours.map(({ category, year, budget }) => row(category, String(year), formatHours(budget)));
  return [table('Timbudget', ['Slag*', 'År', 'Timmar#'], rows)];
}

function riskBlocks({ top, count }: ReportFacts['risks'], difference: ReportDifference | null): ReportBlock[] {
  const isNew = ({ number }: RiskFact) => difference?.newRisks.some((risk) => risk.number === number) ?? false;
  const gone = (difference?.goneRisks ?? []).map(({ number, title }) => `${number} ${title}`);
  return [
    ...(count ? [paragraph(`Öppna risker: ${countText(count)}.`)] : []),
    ...(top.length > 0 ? [riskTable(top, isNew)] : []),
    ...(gone.length > 0 ? [paragraph(`Inte längre bland de allvarligaste: ${gone.join(', ')}.`)] : []),
  ];
}

function escalationBlocks(risks: ReportFacts['escalations']): ReportBlock[] {
  if (risks.length === 0) return [paragraph('Ingen risk ligger utanför projektledarens mandat.')];
  return [riskTable(risks, () => false)];
}

function riskTable(risks: readonly RiskFact[], isNew: (risk: RiskFact) => boolean): ReportBlock {
  const moved = (risk: RiskFact) => {
    if (isNew(risk)) return 'ny bland de allvarligaste';
    if (risk.before === undefined || risk.before === risk.colour) return null;
    return `tidigare: ${colourWords(risk.before).word.toLowerCase()}`;
  };
  const rows = risks.map((risk) =>
    row(
      `${risk.number} ${risk.title}`,
      lines(colourWords(risk.colour).word, moved(risk)),
      lines(risk.mandate ?? '–', risk.raised ? escalationText(risk.raised) : null),
    ),
  );
  return table(null, ['Risk*', 'Nivå', 'Mandat'], rows);
}

function approvalBlocks(approvals: ReportFacts['approvals']): ReportBlock[] {
  if (approvals.length === 0) return [paragraph('Inga godkännanden väntar.')];
  const items = approvals.map(
    ({ phaseNumber, phaseName, text, running }) =>
      `${phaseTitle({ number: phaseNumber, name: phaseName })}: ${text}${running ? ' (fasen pågår)' : ''}`,
  );
  return [{ kind: 'list', items }];
}

function goalBlocks(goals: ReportFacts['goals']): ReportBlock[] {
  if (goals.length === 0) return [paragraph('Projektet har inga effektmål inskrivna.')];
  return [{ kind: 'list', items: goals }];
}
