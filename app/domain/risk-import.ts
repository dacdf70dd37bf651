import type { SheetRow } from './import-csv';
import { ImportRefusal } from './import-table';
import { Refusal } from './refusal';
import {
  cellOf,
  isSameRating,
  RISK_COLOURS,
  statedAfter,
  type RiskColour,
  type RiskRating,
  type RiskScale,
} from './risk';
import { findRiskColumns, fold, RowReader } from './risk-import-row';
import { escalationStep, isWaiting, type DecidingBody } from './risk-mandate';
import { NOT_RATED, RISK_COLUMNS, type RiskColumnName, type TabledRisk } from './risk-table';

const TREATMENTS = ['bevaka', 'åtgärda', 'acceptera', 'överför'] as const;
const STATUSES = ['öppen', 'stängd'] as const;

/** What a row of a file makes of a risk. */
export interface ImportedRisk {
  readonly title: string;
  readonly category: string;
  readonly threat: string;
  readonly vulnerability: string;
  readonly consequenceText: string;
  readonly owner: string;
  readonly treatment: (typeof TREATMENTS)[number];
  readonly status: (typeof STATUSES)[number];
  readonly rating: RiskRating | null;
  readonly after: RiskRating | null;
  readonly statedColour: RiskColour | null;
  readonly statedReason: string;
}

/** What taking in a row does. */
export interface RiskImportStep {
  /** in the file */
  readonly row: number;
  /** null: a new risk */
  readonly riskId: number | null;
  /** null: the next number of the project */
  readonly number: number | null;
  readonly scaleId: number;
  readonly values: ImportedRisk;
  /** empty: the risk is as the row; also for a new one */
  readonly changes: readonly { readonly label: string; readonly from: string; readonly to: string }[];
  /** the body on whose list the row puts the risk; null: on no new one */
  readonly raisedTo: DecidingBody | null;
}

/** What there is before a file is taken in. */
export interface StandingRegister {
  readonly risks: readonly TabledRisk[];
  /** numbers of removed risks, which are not used again */
  readonly removed: readonly number[];
  readonly scales: readonly RiskScale[];
  /** what new risks are rated on */
  readonly standardId: number | null;
}

export const MAX_RISKS = 1_000;

/**
 * What taking in a table does to a register: all of it or nothing (DOMAIN.md 5.2). A row is a risk that there is when it
 * has its number; a column that the file does not have changes nothing.
 * @throws ImportRefusal with every mistake: the row, the column and what is allowed
 */
export function riskImport(rows: readonly SheetRow[], standing: StandingRegister): RiskImportStep[] {
  const columns = findRiskColumns(rows);
  const body = rows.filter(({ row, cells }) => row > columns.row && cells.some((cell) => cell.trim() !== ''));
  if (body.length === 0) throw new ImportRefusal(['Filen har rubriker men inga rader under dem.']);
  if (body.length > MAX_RISKS) {
    throw new ImportRefusal([`Filen har fler än ${MAX_RISKS.toLocaleString('sv-SE')} rader. Dela upp den.`]);
  }
  const problems: string[] = [];
  const seen = new Map<number, number>();
  const steps = body.flatMap(({ row, cells }) => {
    const read = new RowReader(row, cells, columns.at, problems);
    const step = stepOf(read, standing);
    const first = step?.number == null ? undefined : seen.get(step.number);
    if (step?.number != null && first === undefined) seen.set(step.number, row);
    if (first !== undefined) {
      read.say('number', `${step!.number} finns redan på rad ${first}. Varje nummer får bara finnas en gång.`);
    }
    return step ? [step] : [];
  });
  if (problems.length > 0) throw new ImportRefusal(problems);
  return steps;
}

function stepOf(read: RowReader, standing: StandingRegister): RiskImportStep | null {
  const number = numberOf(read);
  if (number === undefined) return null;
  const known = standing.risks.find((risk) => risk.number === number) ?? null;
  if (number !== null && standing.removed.includes(number)) {
    read.say('number', `${number} hör till en borttagen risk. Välj ett annat nummer, eller lämna tomt.`);
  }
  const scale = standing.scales.find(({ id }) => id === (known?.scaleId ?? standing.standardId));
  if (!scale) throw new ImportRefusal(['Samverkan har ingen riskskala än, så inga risker kan läsas in.']);
  const title = read.text('title', 500, '');
  if (title === '') read.say('title', 'tom. Varje rad ska säga vad som kan hända.');
  const rating = ratingOf(read, scale, ['probability', 'consequence'], known?.rating ?? null);
  const after = ratingOf(read, scale, ['afterProbability', 'afterConsequence'], known?.after ?? null);
  const status = read.choice('status', STATUSES, (known?.status ?? 'öppen') as (typeof STATUSES)[number]);
  if (status === 'stängd' && known?.escalation && known.escalation.answer === null) {
    read.say('status', `risk ${number} väntar på beslut av ${known.escalation.to} och kan inte stängas.`);
  }
  const stated = statedOf(read, known, !isSameRating(known?.rating ?? null, rating));
  const values: ImportedRisk = {
    title,
    category: read.text('category', 200, known?.category ?? ''),
    threat: read.text('threat', 5000, known?.threat ?? ''),
    vulnerability: read.text('vulnerability', 5000, known?.vulnerability ?? ''),
    consequenceText: read.text('consequenceText', 5000, known?.consequenceText ?? ''),
    owner: read.text('owner', 200, known?.owner ?? ''),
    treatment: read.choice('treatment', TREATMENTS, (known?.treatment ?? 'bevaka') as (typeof TREATMENTS)[number]),
    status,
    rating,
    after,
    statedColour: stated.colour,
    statedReason: stated.reason,
  };
  const changes = known ? changesOf(known, values, scale) : [];
  const raisedTo = raisedBy(known, values, scale);
  return { row: read.row, riskId: known?.id ?? null, number, scaleId: scale.id, values, changes, raisedTo };
}

/** A closed risk is nobody's to decide on, before as after (DOMAIN.md 4.3). */
function raisedBy(known: TabledRisk | null, { rating, status }: ImportedRisk, scale: RiskScale): DecidingBody | null {
  if (status === 'stängd') return null;
  const before = known?.status === 'öppen' ? known.mandate : null;
  const waits = known?.escalation && isWaiting(known.escalation) ? known.escalation.to : null;
  return escalationStep(before, cellOf(scale, rating)?.mandate ?? null, waits).raisedTo;
}

/** null: none is given; undefined: it is no number. */
function numberOf(read: RowReader): number | null | undefined {
  const typed = read.cell('number');
  if (typed === '') return null;
  if (/^\d{1,5}$/.test(typed) && Number(typed) > 0) return Number(typed);
  read.say('number', `”${typed.slice(0, 40)}” ska vara ett heltal från 1 till 99999, eller tomt för en ny risk.`);
  return undefined;
}

function ratingOf(
  read: RowReader,
  scale: RiskScale,
  [first, second]: readonly ['probability', 'consequence'] | readonly ['afterProbability', 'afterConsequence'],
  standing: RiskRating | null,
): RiskRating | null {
  if (!read.has(first)) return standing;
  const probability = levelOf(read, first, scale.probabilityNames);
  const consequence = levelOf(read, second, scale.consequenceNames);
  if (probability === undefined || consequence === undefined) return null;
  if (probability === null && consequence === null) return null;
  if (probability === null) read.say(first, 'tom. En värdering är både sannolikhet och konsekvens.');
  if (consequence === null) read.say(second, 'tom. En värdering är både sannolikhet och konsekvens.');
  return probability === null || consequence === null ? null : { probability, consequence };
}

/** A level by its name, or by its number; null: not rated; undefined: it is no level. */
function levelOf(read: RowReader, column: RiskColumnName, names: readonly string[]): number | null | undefined {
  const typed = fold(read.cell(column));
  if (typed === '' || typed === NOT_RATED) return null;
  const named = names.findIndex((name) => fold(name) === typed);
  if (named >= 0) return named + 1;
  if (/^\d$/.test(typed) && Number(typed) >= 1 && Number(typed) <= names.length) return Number(typed);
  const allowed = `${names.join(', ')} eller 1 till ${names.length}`;
  read.say(column, `”${read.cell(column).slice(0, 60)}” finns inte på skalan. Tillåtet är ${allowed}.`);
  return undefined;
}

function statedOf(read: RowReader, known: TabledRisk | null, rerated: boolean) {
  const before = { colour: known?.statedColour ?? null, reason: known?.statedReason ?? '' };
  const typedColour = read.cell('statedColour');
  const colour =
    read.has('statedColour') && typedColour === '' ? null : read.choice('statedColour', RISK_COLOURS, before.colour!);
  const reason = read.text('statedReason', 2000, before.reason);
  try {
    return statedAfter(before, { colour, reason: colour === null ? '' : reason }, known !== null && rerated);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    read.say('statedReason', 'tom. Skriv varför färgen är en annan än den som skalan ger.');
    return before;
  }
}

function changesOf(known: TabledRisk, values: ImportedRisk, scale: RiskScale): RiskImportStep['changes'] {
  const level = (rating: RiskRating | null) =>
    rating && cellOf(scale, rating)
      ? `${scale.probabilityNames[rating.probability - 1]}, ${scale.consequenceNames[rating.consequence - 1]}`
      : NOT_RATED;
  const pairs: [label: string, from: string, to: string][] = [
    ['värdering', level(known.rating), level(values.rating)],
    ['efter åtgärder', level(known.after), level(values.after)],
    ...(
      [
        'title',
        'category',
        'threat',
        'vulnerability',
        'consequenceText',
        'treatment',
        'owner',
        'status',
        'statedColour',
        'statedReason',
      ] as const
    ).map((name): [string, string, string] => [
      RISK_COLUMNS[name].label.toLocaleLowerCase('sv'),
      known[name] ?? '',
      values[name] ?? '',
    ]),
  ];
  return pairs.filter(([, from, to]) => from !== to).map(([label, from, to]) => ({ label, from, to }));
}
