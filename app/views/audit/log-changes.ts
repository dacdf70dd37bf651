import { fieldOf, listFieldOf } from './log-fields';
import { columnsIn, isFraction, isThing, labelOf, listed, readField, textOf } from './log-values';

/** What one field was and became, in words; null on a side where nothing was said of it. */
export interface LogChange {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a deed was done to, and what the log keeps of it as JSON. */
interface Kept {
  readonly action: string;
  readonly entity: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One line of one side: the field that it is a part of, and its value; null where there is none. */
interface Said {
  readonly within: string;
  readonly text: string | null;
}

const EMPTY = 'tomt';

/**
 * What a deed changed, field by field; what stayed as it was is left out. Of what was made or taken away every field is
 * said that held something. null: the log keeps nothing of it.
 */
export function changesOf({ action, entity, before, after }: Kept): LogChange[] | null {
  if (before === null && after === null) return null;
  const [was, is] = [saidIn(action, entity, before), saidIn(action, entity, after)];
  if (!was || !is) {
    // What was emptied is a change of a row, and nothing to say of a new one.
    const all = action.endsWith('.update');
    const lines = [...(was ?? is ?? [])].filter(([, { text }]) => all || text !== null);
    const told = lines.map(([label, { text }]) => ({
      label,
      before: was && (text ?? EMPTY),
      after: is && (text ?? EMPTY),
    }));
    return told.length === 0 ? null : told;
  }
  // A row was read whole before it was changed in a few fields: what the change says nothing of was not changed. Where
  // it says nothing of any of them, as of what is taken back for a reason, the row is what it was done to.
  const [told, known] = [fieldsIn(is), fieldsIn(was)];
  if (![...told].some((field) => known.has(field))) {
    const alone = [was, is].flatMap((side) => [...side].filter(([, { text }]) => text !== null));
    return alone.map(([label, { text }]) => ({ label, before: null, after: text }));
  }
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((label) => {
    const [from, to] = [was.get(label), is.get(label)];
    if ((from?.text ?? null) === (to?.text ?? null)) return [];
    if (!to) return told.has(from!.within) ? [{ label, before: from!.text, after: EMPTY }] : [];
    const old = from?.text ?? ((from ?? known.has(to.within)) ? EMPTY : null);
    return [{ label, before: old, after: to.text ?? EMPTY }];
  });
}

/** "Prognos: 2021-03-01 → 2021-04-15", or "Prognos: 2021-03-01" where only one side is known. */
export function changeText({ label, before, after }: LogChange): string {
  return `${label}: ${before === null || after === null ? (before ?? after) : `${before} → ${after}`}`;
}

const fieldsIn = (said: ReadonlyMap<string, Said>) => new Set([...said.values()].map(({ within }) => within));

/** One side by the words of its fields, so that a field that changed its name on the way is still one. */
function saidIn(action: string, entity: string, json: string | null): Map<string, Said> | null {
  if (json === null) return null;
  const value: unknown = JSON.parse(json);
  const said = new Map<string, Said>();
  const say = (within: string, label: string, text: string | null) => said.set(label, { within, text });
  if (!isThing(value)) {
    const { word, format } = readField(listFieldOf(action), 'Värde');
    say(word, word, textOf(entity, [], value, format));
    return said;
  }
  walk([], value);
  return said;

  function walk(path: readonly string[], thing: Readonly<Record<string, unknown>>): void {
    for (const [key, each] of Object.entries(thing)) {
      const here = [...path, key];
      const field = fieldOf(entity, here);
      if (field === null) continue;
      const { word, format } = readField(field, key);
      const label = labelOf(entity, here);
      const within = labelOf(entity, here.slice(0, 1));
      if (format === 'list' && !Array.isArray(each)) continue;
      if (format === 'columns' && Array.isArray(each)) {
        for (const [column, values] of columnsIn(each)) {
          const { word: name } = readField(fieldOf(entity, [...here, column]), column);
          say(within, `${word}, ${name.toLowerCase()}`, listed(values.map((one) => textOf(entity, here, one))));
        }
      } else if (isThing(each) && !format && !isFraction(each)) walk(here, each);
      else say(within, label, textOf(entity, here, each, format));
    }
  }
}
