import { beforeAll, describe, expect, test } from 'vitest';

import { unpack } from '../support/archive';
import { FEED_SECRET, layMarkedGround, plantMarked, WORD, type Marked, type MarkedGround } from '../support/marked';
import { insertReportOf } from '../support/rows';

import { WITHOUT_ACCOUNT } from './expected';
import { addressOf, layGround, PROJECT, REPORT, type Ground } from './ground';
import { insertPeople, type Person, type PersonName } from './people';
import { ROUTES } from './routes';
import { eachOf, startSite, type Site } from './site';

/** One of everything that can be marked sekretess, with a word that stands nowhere else in every text of it. */

const PAGE = `/projekt/${PROJECT}`;

let site: Site;
let ground: Ground;
let laid: MarkedGround;
let people: Person[];
let paths: readonly string[];
let marked: Marked;
let before: Record<string, string>;

beforeAll(async () => {
  site = await startSite();
  ground = await layGround(site.db);
  laid = await layMarkedGround(site.db, PROJECT);
  people = await insertPeople(site);
  const { number } = await site.db
    .selectFrom('phase')
    .select('number')
    .where('id', '=', laid.budgeted)
    .executeTakeFirstOrThrow();
  paths = [
    ...ROUTES.filter(({ pattern }) => !WITHOUT_ACCOUNT.includes(pattern)).map(({ pattern }) =>
      addressOf(pattern, ground),
    ),
    ...[`/beslut.csv?sok=${WORD}`, `/beslut?sok=${WORD}`, '/risker?lage=vantar', '/risker/uppfoljning?ar=2020'],
    ...[`${PAGE}/risker?status=alla`, `${PAGE}/risker?vantar=1`, `${PAGE}/risker/uppfoljning?ar=2020`],
    ...[`${PAGE}/plan?faser=alla`, `${PAGE}/plan/utskrift?faser=alla`, `${PAGE}/milstolpar?lage=forsenad`],
    ...[`${PAGE}/plan/baslinjer?baslinje=${laid.baseline}`, `${PAGE}/faser/${number}/godkannande`, '/kommuner/2062'],
  ];
  before = await readAll(named('läsare'));
  marked = await plantMarked(site.db, laid);
}, 120_000);

const named = (name: PersonName) => people.find((person) => person.name === name)!;

async function get(person: Person | null, path: string): Promise<{ status: number; text: string }> {
  const headers: Record<string, string> = person ? { Cookie: person.cookie } : {};
  const answer = await fetch(site.server.address + path, { headers, redirect: 'manual' });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isArchive = /officedocument/.test(answer.headers.get('Content-Type') ?? '');
  return { status: answer.status, text: isArchive ? unpack(bytes) : bytes.toString('utf8') };
}

/** Every page and file as the person reads it, by address. */
async function readAll(person: Person): Promise<Record<string, string>> {
  const read = await eachOf(paths, async (path) => {
    const { status, text } = await get(person, path);
    return [path, `${status} ${steady(text)}`] as const;
  });
  return Object.fromEntries(read);
}

/** What differs each time a page is drawn: nonces, the secrets of forms, moments. */
function steady(text: string): string {
  return text
    .replace(/nonce(=|\\?":\\?")"?[\w+/=]+/g, 'nonce')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'token')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g, 'moment')
    .replace(/DTSTAMP:\w+/g, 'moment')
    .replace(/"[\w+/]{22}==\\*"/g, 'nonce');
}

const telling = (pages: Readonly<Record<string, string>>) =>
  Object.keys(pages).filter((path) => pages[path]!.includes(WORD));

/** The addresses that a search word is put in say it back. */
const isSearch = (path: string) => path.includes('sok=');

describe('what is marked sekretess', () => {
  test('is in no page, file, list, search or count of a läsare: each is what it was before', async () => {
    const after = await readAll(named('läsare'));
    expect(telling(after).filter((path) => !isSearch(path))).toEqual([]);
    expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([]);
  });

  test.each<PersonName>([
    'projektledare',
    'delprojektledare',
    'styrgrupp',
    'kommundirektör',
    'ersättare',
    'ekonom',
    'samordnare',
  ])('is there for a %s', async (name) => {
    const files = [
      'risker.csv',
      'risker.xlsx',
      'plan.csv',
      'plan.xlsx',
      'plan.xml',
      'milstolpar.csv',
      'breddinforande.csv',
    ];
    const asked = [
      ...files.map((file) => `${PAGE}/${file}`),
      ...[`${PAGE}/risker`, `${PAGE}/risker?risk=${marked.risk}`, `${PAGE}/milstolpar?milstolpe=${marked.milestone}`],
      ...[`${PAGE}/plan?faser=alla`, '/risker', '/beslut', `/beslut/${marked.decision}`],
    ];
    const read = await eachOf(asked, async (path) => ({ path, ...(await get(named(name), path)) }));
    expect(read.filter(({ status, text }) => status !== 200 || !text.includes(WORD)).map(({ path }) => path)).toEqual(
      [],
    );
    // With the ground that it rests on, in files as on the page.
    const grounds = read.filter(({ path }) => !path.startsWith('/beslut'));
    expect(grounds.filter(({ text }) => !text.includes('18 kap. 8 § OSL')).map(({ path }) => path)).toEqual([]);
  });

  test('is in most of what the projektledare reads that shows such things', async () => {
    const told = telling(await readAll(named('projektledare')));
    for (const path of [
      ...['/', '/portfolj.csv', '/risker.csv', `${PAGE}`, `${PAGE}/plan/utskrift`, `${PAGE}/plan/utskrift?faser=alla`],
      ...[
        `${PAGE}/milstolpar/trend`,
        `${PAGE}/milstolpar/trend.csv`,
        `${PAGE}/breddinforande`,
        `${PAGE}/milstolpar.xlsx`,
      ],
      ...[`${PAGE}/risker/uppfoljning.csv`, `${PAGE}/plan/baslinjer?baslinje=${laid.baseline}`, '/kommuner/2062'],
    ]) {
      expect(told).toContain(path);
    }
  });

  test('answers a läsare as if it were not there, by its address', async () => {
    for (const path of [
      `${PAGE}/risker?risk=${marked.risk}`,
      `${PAGE}/milstolpar?milstolpe=${marked.milestone}`,
      `/beslut/${marked.decision}`,
    ]) {
      const { status, text } = await get(named('läsare'), path);
      expect(status, path).toBe(404);
      expect(text, path).not.toContain(WORD);
    }
  });

  test('is in no calendar, whose address is the right to it', async () => {
    const { status, text } = await get(null, `/kalender/${FEED_SECRET}.ics`);
    expect(status).toBe(200);
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).not.toContain(WORD);
  });

  test('is left out of a published report for a läsare, who is told that something is', async () => {
    const fact = { label: 'KB1', title: WORD, kommun: 'Mora', date: null };
    await insertReportOf(site.db, ground.project, {
      number: REPORT + 1,
      draft: {
        lights: [
          { area: 'Tid', level: 'komplikationer', text: `Sent för ${WORD}`, deviation: '', measure: '', done: false },
        ],
        results: `Talat om ${WORD}`,
        coming: '',
        parts: Object.fromEntries(
          ['milestones', 'money', 'hours', 'risks', 'escalations', 'approvals', 'goals'].map((part) => [
            part,
            { comment: '', leftOut: false },
          ]),
        ),
      },
      facts: {
        milestones: { reached: [], moved: [], late: [fact], next: [] },
        risks: {
          top: [{ number: 977, title: WORD, colour: 'röd', mandate: null }],
          count: { röd: 1, gul: 0, grön: 0, unrated: 0 },
        },
      },
      publishedAt: '2020-12-17T09:00:00Z',
    });
    const report = `${PAGE}/rapporter/${REPORT + 1}`;
    for (const path of [report, `${report}/rapport.docx`]) {
      const [masked, whole] = [await get(named('läsare'), path), await get(named('styrgrupp'), path)];
      expect([masked.status, whole.status], path).toEqual([200, 200]);
      expect(whole.text, path).toContain(WORD);
      expect(masked.text, path).not.toContain(WORD);
      expect(masked.text, path).toContain('En del av rapporten visas inte på grund av sekretess.');
    }
    for (const path of ['/rapporter', '/rapporter.csv']) {
      expect((await get(named('läsare'), path)).text, path).not.toContain(WORD);
    }
  });
});
