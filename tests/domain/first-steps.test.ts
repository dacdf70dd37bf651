import { expect, test } from 'vitest';

import { firstSteps, type Beginnings } from '~/views/start/first-steps';

const states = (beginnings: Beginnings) => firstSteps(beginnings).map(({ state }) => state);
const cooperation = (slug: string, keys = 0) => ({ slug, keys: Array.from({ length: keys }) });

test('an empty installation begins with its parties: no cooperation can be made without them', () => {
  expect(states({ parties: 0, cooperations: [] })).toEqual(['next', 'later', 'later', 'later']);
  expect(states({ parties: 2, cooperations: [] })).toEqual(['done', 'next', 'later', 'later']);
});

test('the key is asked for in the cooperation that has none, and the project last', () => {
  const steps = firstSteps({ parties: 2, cooperations: [cooperation('dalarna')] });
  expect(steps[2]).toMatchObject({ state: 'next', to: '/samverkan/dalarna/nycklar' });
  expect(states({ parties: 2, cooperations: [cooperation('dalarna', 1), cooperation('fyrbodal')] })).toEqual([
    'done',
    'done',
    'done',
    'next',
  ]);
});
