import { checkPost, POST_KINDS, type FollowUpPost, type PostKind } from './follow-up-post';
import type { SheetRow } from './import-csv';
import { headedRows, type ImportColumn } from './import-headings';
import { ImportRefusal } from './import-table';
import { LARGEST_AMOUNT, ore, parseKronor, type Ore } from './money';
import { Refusal } from './refusal';

const COLUMNS = {
  period: { code: 'period', also: [], needed: true },
  section: { code: 'avser', also: ['rubrik', 'område'], needed: true },
  name: { code: 'post', also: ['benämning'], needed: true },
  kind: { code: 'slag', also: ['typ'], needed: false },
  budget: { code: 'budget_kr', also: ['budget, kr'], needed: false },
  actual: { code: 'utfall_kr', also: ['utfall, kr'], needed: false },
  forecast: { code: 'prognos_kr', also: ['prognos, kr'], needed: false },
  budgetThousands: { code: 'budget_tkr', also: ['budget, tkr'], needed: false },
  actualThousands: { code: 'utfall_tkr', also: ['utfall, tkr'], needed: false },
  forecastThousands: { code: 'prognos_tkr', also: ['prognos, tkr'], needed: false },
  note: { code: 'kommentar', also: ['anmärkning'], needed: false },
} satisfies Record<string, ImportColumn>;

type ColumnName = keyof typeof COLUMNS;

/** The deviation follows from the rest and is not read. */
const IGNORED = [
  'avvikelse_kr',
  'avvikelse_tkr',
  'Avvikelse, kr',
  'Avvikelse, tkr',
  'Avvikelse, kr (bättre är positiv)',
];

/** How much of a text fits: of the period, the heading, the name and the comment. */
const MOST = { period: 40, section: 100, name: 200, note: 2000 } as const;

/** A row of a file of posts: what the post then says, and the one that stands in its place. */
export interface ReadPost<Standing extends FollowUpPost> {
  readonly row: number;
  readonly post: FollowUpPost;
  /** null: the post is new */
  readonly standing: Standing | null;
  /** the standing one says something else */
  readonly changed: boolean;
}

/**
 * Reads posts from a table with a heading row, in kronor or in thousands of them (DOMAIN.md 5.3). A post is the
 * standing one of the same period, heading and name; an empty cell leaves what that one says.
 * @throws ImportRefusal with every mistake: the row, the column and what is allowed
 */
export function postsOfRows<Standing extends FollowUpPost>(
  rows: readonly SheetRow[],
  standing: readonly Standing[],
): ReadPost<Standing>[] {
  const problems: string[] = [];
  const left = [...standing];
  const read = headedRows(rows, COLUMNS, IGNORED).flatMap(({ row, cell }) => {
    const say = (name: ColumnName, message: string) => {
      problems.push(`Rad ${row}, kolumn ”${COLUMNS[name].code}”: ${message}`);
    };
    const place = { period: cell('period'), section: cell('section'), name: cell('name') };
    const at = left.findIndex((one) => keyOf(one) === keyOf(place));
    // Each standing post answers for one row of the file: two posts of the same name are two posts.
    const [before] = at >= 0 ? left.splice(at, 1) : [];
    const post = readPost(cell, before ?? null, say);
    return post
      ? [{ row, post, standing: before ?? null, changed: before !== undefined && differs(before, post) }]
      : [];
  });
  if (problems.length > 0) throw new ImportRefusal(problems);
  return read;
}

function keyOf({ period, section, name }: Pick<FollowUpPost, 'period' | 'section' | 'name'>): string {
  return JSON.stringify([period, section, name]).toLowerCase();
}

function differs(before: FollowUpPost, after: FollowUpPost): boolean {
  return (['kind', 'budget', 'actual', 'forecast', 'note'] as const).some((field) => before[field] !== after[field]);
}

type Say = (name: ColumnName, message: string) => void;

function readPost(cell: (name: ColumnName) => string, before: FollowUpPost | null, say: Say): FollowUpPost | null {
  let sound = true;
  const wrong: Say = (name, message) => {
    sound = false;
    say(name, message);
  };
  const textOf = (name: keyof typeof MOST) => {
    const typed = cell(name);
    if (typed === '' && name !== 'note') wrong(name, 'tom. Varje post har en period, en rubrik och ett namn.');
    if (typed.length > MOST[name]) wrong(name, `${typed.length} tecken. Högst ${MOST[name]} får plats.`);
    return typed;
  };
  const [period, section, name, note] = [textOf('period'), textOf('section'), textOf('name'), textOf('note')];
  const budget = amountOf(cell, 'budget', wrong) ?? before?.budget ?? null;
  const forecast = amountOf(cell, 'forecast', wrong) ?? before?.forecast ?? null;
  const actual = amountOf(cell, 'actual', wrong) ?? before?.actual ?? null;
  if (sound && budget === null) wrong('budget', 'tom. Skriv budget i kronor, eller i kolumnen budget_tkr i tusental.');
  if (sound && forecast === null)
    wrong('forecast', 'tom. Skriv prognos i kronor, eller i kolumnen prognos_tkr i tusental.');
  const kind = kindOf(cell('kind'), before, Math.min(budget ?? 0, forecast ?? 0), wrong);
  if (!sound || budget === null || forecast === null) return null;
  const post: FollowUpPost = {
    period: before?.period ?? period,
    section: before?.section ?? section,
    name: before?.name ?? name,
    kind,
    budget,
    actual,
    forecast,
    note: note || (before?.note ?? ''),
  };
  try {
    checkPost(post);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say((error.field ?? 'budget') as ColumnName, error.message);
    return null;
  }
  return post;
}

/** Where no kind is said, an amount with minus is an income. */
function kindOf(typed: string, before: FollowUpPost | null, least: number, wrong: Say): PostKind {
  if (typed === '') return before?.kind ?? (least < 0 ? 'intäkt' : 'kostnad');
  const kind = POST_KINDS.find((known) => known === typed.toLowerCase());
  if (!kind) wrong('kind', `”${typed.slice(0, 40)}”. Tillåtet är ${POST_KINDS.join(', ')}.`);
  return kind ?? 'kostnad';
}

/** @returns null where neither column says anything */
function amountOf(cell: (name: ColumnName) => string, name: 'budget' | 'actual' | 'forecast', wrong: Say): Ore | null {
  const thousands = `${name}Thousands` as const;
  const [typed, typedThousands] = [cell(name), cell(thousands)];
  if (typed !== '' && typedThousands !== '') {
    wrong(thousands, `beloppet står också i ${COLUMNS[name].code}. Skriv det i en av kolumnerna.`);
    return null;
  }
  if (typed === '' && typedThousands === '') return null;
  const amount = parseKronor(typed || typedThousands);
  const inAll = amount === null ? null : ore(typed === '' ? amount * 1000 : amount);
  if (inAll === null || Math.abs(inAll) > LARGEST_AMOUNT) {
    const column = typed === '' ? thousands : name;
    const [unit, example] = typed === '' ? ['tusental kronor', '1 520'] : ['kronor', '1 520 000'];
    wrong(column, `”${(typed || typedThousands).slice(0, 40)}”. Skriv ett belopp i ${unit}, till exempel ${example}.`);
    return null;
  }
  return inAll;
}
