import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { deedWords, entityWord } from '~/views/audit/log-words';

const folder = join(import.meta.dirname, '../../app/store');
const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** What the stores write into the log by that name. */
function written(field: 'action' | 'entity'): string[] {
  const found = sources.flatMap((source) =>
    [...source.matchAll(new RegExp(`\\b${field}: ([^\\n;]+)`, 'g'))].flatMap(([, value]) =>
      [...value!.matchAll(/'([A-Za-z]+(?:\.[A-Za-z-]+)?)'/g)].map(([, text]) => text!),
    ),
  );
  return [...new Set(found)].filter((text) => (field === 'action') === text.includes('.'));
}

describe('the words of the log', () => {
  test('are there for every deed that is written into it', () => {
    expect(written('action').length).toBeGreaterThan(80);
    expect(written('action').filter((action) => deedWords(action) === action.slice(action.indexOf('.') + 1))).toEqual(
      [],
    );
  });

  test('and for every kind of thing', () => {
    expect(written('entity').length).toBeGreaterThan(30);
    expect(written('entity').filter((entity) => entityWord(entity) === entity)).toEqual([]);
  });
});
