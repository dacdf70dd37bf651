import { expect, test } from 'vitest';

import { keyOrigin } from '~/views/economy/phase-words';

const own = { ownKeyName: 'Egen', projectKeyName: 'Gemensam' };
const none = { ownKeyName: null, projectKeyName: 'Gemensam' };

test.each([
  ['Egen', own, false, 'Fasens egen nyckel'],
  ['Gemensam', none, false, 'Projektets nyckel'],
  ['Gemensam', own, false, 'Nyckeln som gällde när budgeten skickades in'],
  ['Gammal', none, false, 'Nyckeln som gällde när budgeten skickades in'],
  ['Gammal', { ownKeyName: null, projectKeyName: null }, false, 'Nyckeln som gällde när budgeten skickades in'],
  ['Prövad', none, true, 'Scenariots nyckel'],
])('the key %s of a phase that has %o, scenario %s, is: %s', (used, names, ofScenario, origin) => {
  expect(keyOrigin(used, names, ofScenario)).toBe(origin);
});
