import { sendAttack, type Answer, type Attack } from './attack';
import { EXPECTED } from './expected';
import { MARK } from './hostile';
import type { Person } from './people';
import { eachOf, type Site } from './site';

/** Every question that a page of the product reads from its address, found in its sources. */
export const QUESTIONS = questionsOf(
  import.meta.glob<string>('/app/{routes,views}/**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' }),
);

function questionsOf(sources: Readonly<Record<string, string>>): string[] {
  const found = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/(?:[sS]earchParams|search|params|query)\.(?:get|getAll|has)\('([^']+)'\)/g)].map(
      ([, name]) => name!,
    ),
  );
  return [...new Set(found)].toSorted();
}

/** Who may send an intent, by the table. */
export const mayOf = (pattern: string, intent: string) => EXPECTED[pattern]?.does?.[intent] ?? [];

/** A line that says what was sent by whom. */
export const shown = ({ method, path, body }: Attack, person: Person | null, what: string) =>
  `${what}: ${person?.name ?? 'nobody'} ${method} ${path.slice(0, 200)} ${body.toString().slice(0, 600)}`;

/** What the product itself runs, and the data in it: a script that was smuggled in has no nonce. */
const OWN_SCRIPT = /<script\b[^>]*\bnonce="[^"]+"[^>]*>[\s\S]*?<\/script>/g;

/** What a browser would run of what was sent: the mark outside of quoted or escaped text. */
const RUNS = new RegExp(
  [
    `<script>${MARK}`,
    `<img src=x onerror=${MARK}`,
    `<svg onload=${MARK}`,
    `' onmouseover='${MARK}`,
    `href="javascript:`,
  ].join('|'),
);
/** A cell that starts so, quoted or not; a quote within a cell stands doubled. */
const RUNS_IN_SHEET = /(^|[;\n\r])"?[=+@-](cmd|2\+3\+cmd|SUM\(1|samplanprov)/;

/** What is wrong with an answer, whoever asked; null: nothing. */
export function faultOf({ status, type, text }: Answer): string | null {
  if (status === 0) return `no answer (${text})`;
  if (status >= 500 && status !== 503) return `answered ${status}`;
  if (type.startsWith('text/html') && RUNS.test(text.replace(OWN_SCRIPT, ''))) return 'script in the page';
  if (type.startsWith('text/csv') && RUNS_IN_SHEET.test(text)) return 'formula in the file';
  if (/ at \S+ \(.*:\d+:\d+\)|node_modules|\bselect .+ from "|violates .* constraint/.test(text))
    return 'inner workings told';
  return null;
}

/** Sends them in turn as each of the people, or most of them as one who may. @returns what went wrong, a line each */
export async function attackAs(
  site: Site,
  all: readonly Attack[],
  persons: readonly (Person | null)[],
): Promise<string[]> {
  const numbered = all.map((attack, at) => {
    const [pattern = '', intent = ''] = attack.intent?.split(' ') ?? [];
    const able = persons.find((each) => each !== null && mayOf(pattern, intent).includes(each.name));
    return { attack, person: (at % 5 === 0 ? undefined : able) ?? persons[at % persons.length]! };
  });
  const faults = await eachOf(numbered, async ({ attack, person }) => {
    const answer = await sendAttack(site.server.address, attack, person?.cookie ?? '');
    const fault = faultOf(answer);
    return fault === null ? [] : [shown(attack, person, fault)];
  });
  return [...faults.flat(), ...site.server.takeErrors()];
}
