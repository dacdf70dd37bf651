import { describe, expect, test } from 'vitest';

import { net } from '~/domain/follow-up';
import type { FollowUpPost } from '~/domain/follow-up-post';
import { postsOfRows } from '~/domain/follow-up-post-table';
import { splitCsv } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';
import { ore } from '~/domain/money';

/** As two kommuner printed it for April 2018, in thousands and without a kind. */
const PRINTED = `period;avser;post;budget_tkr;prognos_tkr
2018-04;IT, växel och telefoni;Intäkter;-2 413;-4 413
2018-04;IT, växel och telefoni;Personalkostnader;7 558;7 558
2018-04;IT, växel och telefoni;Övriga kostnader;7 582;9 582
2018-04;IT, växel och telefoni;Kapitalkostnad;2 472;2 472`;

const read = (text: string, standing: readonly FollowUpPost[] = []) => postsOfRows(splitCsv(text), standing);

function problemsOf(text: string, standing: readonly FollowUpPost[] = []): readonly string[] {
  try {
    read(text, standing);
  } catch (error) {
    if (error instanceof ImportRefusal) return error.problems;
    throw error;
  }
  return [];
}

describe('posts of a follow-up from a file', () => {
  test('are read from a printed table in thousands, with the net and the deviations of its source', () => {
    const posts = read(PRINTED).map(({ post }) => post);
    expect(posts.map(({ kind }) => kind)).toEqual(['intäkt', 'kostnad', 'kostnad', 'kostnad']);
    expect(posts.map(({ budget, forecast }) => budget - forecast)).toEqual([2_000_000_00, 0, -2_000_000_00, 0]);
    expect(net(posts)).toEqual({ budget: 15_199_000_00, forecast: 15_199_000_00, deviation: 0 });
    expect(posts[2]).toEqual({
      period: '2018-04',
      section: 'IT, växel och telefoni',
      name: 'Övriga kostnader',
      kind: 'kostnad',
      budget: 7_582_000_00,
      actual: null,
      forecast: 9_582_000_00,
      note: '',
    });
  });

  test('change the standing ones of the same name and leave what a cell does not say', () => {
    const standing = read(PRINTED).map(({ post }) => post);
    const text = `Period;Avser;Post;Utfall, kr;Prognos, kr;Avvikelse, kr (bättre är positiv);Kommentar
2018-04;IT, växel och telefoni;övriga kostnader;3 200 000,50;9 700 000;1;Fler licenser
2018-04;IT, växel och telefoni;Kapitalkostnad;;2 472 000;;`;
    const [changed, same] = read(text, standing);
    expect(changed).toMatchObject({ changed: true, standing: standing[2] });
    expect(changed!.post).toEqual({
      ...standing[2],
      actual: 3_200_000_50,
      forecast: 9_700_000_00,
      note: 'Fler licenser',
    });
    expect(same).toMatchObject({ changed: false, standing: standing[3], post: standing[3] });
  });

  test('two of one name answer for one row each, and a third is new', () => {
    const twin = { ...read(PRINTED)[1]!.post, forecast: ore(1_00) };
    const line = '\n2018-04;IT, växel och telefoni;Personalkostnader;7558;7558';
    const found = read(`period;avser;post;budget_tkr;prognos_tkr${line}${line}${line}`, [twin, twin]);
    expect(found.map(({ standing, changed }) => [standing !== null, changed])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  test('say all that is wrong, each with its row, column and what is allowed', () => {
    const head = 'period;avser;post;slag;budget_kr;prognos_kr;prognos_tkr\n';
    const problems = problemsOf(
      `${head};Drift;El;kostnad;1;1;\n2020;Drift;El;utgift;1;1;\n2020;Drift;Avgifter;intäkt;5;-5;\n` +
        '2020;Drift;Vatten;kostnad;-5;5;\n2020;Drift;Nät;kostnad;fem;;\n2020;Drift;Hyra;kostnad;5;5;5\n2020;Drift;Städ;;5;;',
    );
    expect(problems).toEqual([
      'Rad 2, kolumn ”period”: tom. Varje post har en period, en rubrik och ett namn.',
      'Rad 3, kolumn ”slag”: ”utgift”. Tillåtet är kostnad, intäkt, investering.',
      'Rad 4, kolumn ”budget_kr”: En intäkt skrivs med minus, till exempel -5 000.',
      'Rad 5, kolumn ”budget_kr”: En kostnad eller investering skrivs utan minus. Är det en intäkt? Byt slag.',
      'Rad 6, kolumn ”budget_kr”: ”fem”. Skriv ett belopp i kronor, till exempel 1 520 000.',
      'Rad 7, kolumn ”prognos_tkr”: beloppet står också i prognos_kr. Skriv det i en av kolumnerna.',
      'Rad 8, kolumn ”prognos_kr”: tom. Skriv prognos i kronor, eller i kolumnen prognos_tkr i tusental.',
    ]);
    expect(problemsOf('period;post\n2020;El')[0]).toContain('kolumnen avser saknas');
    expect(problemsOf('period;avser;post;budget_kr;prognos_tkr\n2020;Drift;El;1;99999999')).toEqual([
      'Rad 2, kolumn ”prognos_tkr”: ”99999999”. Skriv ett belopp i tusental kronor, till exempel 1 520.',
    ]);
  });
});
