import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { deviceOf } from '~/domain/device';
import { passwordFault } from '~/domain/new-password';
import { Refusal } from '~/domain/refusal';
import { grantOf, GIVEN_ROLES } from '~/domain/role-scope';
import { waitLeft, type AttemptKind } from '~/domain/throttle';
import { hashRecoveryCode, newRecoveryCodes, newTotpSecret, stepOf, totpAddress } from '~/platform/totp';

describe('a new password', () => {
  test.each([
    ['elva tecken', /minst 12 tecken/],
    ['x'.repeat(201), /högst 200 tecken/],
    ['123456789012', /vanligt/],
    ['PasswordPassword', /vanligt/],
    ['aaaaaaaaaaaaaaaa', /vanligt/],
    ['abcabcabcabcabc', /vanligt/],
    ['abcdefghijklmnop', /vanligt/],
    ['zyxwvutsrqponmlk', /vanligt/],
    ['kommunaldirektor12', /e-postadress/],
  ])('is refused: %s', (password, fault) => {
    expect(passwordFault(password, 'kommunaldirektor@samplan.test')).toMatch(fault);
  });

  test.each(['fyra ord utan mening', 'åäöåöäåäöåöä😀', 'bara-små-bokstäver', 'x1'.repeat(5) + 'yzzy'])(
    'is taken, whatever it is made of: %s',
    (password) => expect(passwordFault(password, 'ekonom@samplan.test')).toBeNull(),
  );

  test('is counted in signs as one sees them, up to the last', () => {
    expect(passwordFault('😀🎈🌲🚲🏠📞🧭🍎🌙⚓🎻', 'a@b.test')).toMatch(/minst/);
    expect(passwordFault('😀🎈🌲🚲🏠📞🧭🍎🌙⚓🎻🪁', 'a@b.test')).toBeNull();
    const long = Array.from({ length: 200 }, (_, at) => String.fromCodePoint(97 + ((at * 7) % 25))).join('');
    expect(passwordFault(long, 'a@b.test')).toBeNull();
    expect(passwordFault(`${long}x`, 'a@b.test')).not.toBeNull();
  });
});

describe('waiting after attempts that failed', () => {
  const kinds: AttemptKind[] = ['konto', 'adress', 'webbläsare', 'kod', 'återställning'];

  test('doubles after the free ones', () => {
    expect([0, 4, 5, 6, 7, 8].map((failures) => waitLeft('konto', failures, 0))).toEqual([0, 0, 2, 4, 8, 16]);
    expect(waitLeft('konto', 7, 7.5)).toBe(1);
    expect(waitLeft('konto', 7, 8)).toBe(0);
  });

  test('never lasts: after an hour at most everybody may try again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.nat(),
        fc.double({ min: 3600, max: 1e9, noNaN: true }),
        (kind, failures, since) => {
          expect(waitLeft(kind, failures, since)).toBe(0);
        },
      ),
    );
  });

  test('is never shorter for more failures, nor longer as time goes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.nat(200), fc.nat(4000), (kind, failures, since) => {
        expect(waitLeft(kind, failures + 1, since)).toBeGreaterThanOrEqual(waitLeft(kind, failures, since));
        expect(waitLeft(kind, failures, since + 1)).toBeLessThanOrEqual(waitLeft(kind, failures, since));
      }),
    );
  });
});

describe('the scope of a role', () => {
  const all = { cooperationId: 1, projectId: 2, partyId: 3 };
  const none = { cooperationId: null, projectId: null, partyId: null };

  test.each([
    ['samordnare', none],
    ['projektledare', { ...none, projectId: 2 }],
    ['delprojektledare', { ...none, projectId: 2, partyId: 3 }],
    ['styrgrupp', { ...none, projectId: 2 }],
    ['kommundirektör', { ...none, partyId: 3 }],
    ['ekonom', { ...none, partyId: 3 }],
    ['läsare', { ...none, cooperationId: 1 }],
  ] as const)('of %s is what it has use for', (role, scope) => {
    expect(grantOf(role, all)).toEqual({ role, ...scope });
    if (role !== 'samordnare') expect(() => grantOf(role, none)).toThrow(Refusal);
  });

  test('is never given to an ersättare, whose days a delegation has', () => {
    expect(GIVEN_ROLES).not.toContain('ersättare');
  });
});

describe('a code of the app', () => {
  // RFC 6238, appendix B: SHA-1, the last six digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at second %i is %s', (second, code) => {
    expect(stepOf(secret, code, 0, second * 1000)).toBe(Math.floor(second / 30));
  });

  test('is taken one step early or late, once, and not further off', () => {
    const at = 1111111109_000;
    const step = Math.floor(at / 30_000);
    expect(stepOf(secret, '081804', 0, at + 30_000)).toBe(step);
    expect(stepOf(secret, '081804', 0, at - 30_000)).toBe(step);
    expect(stepOf(secret, '081804', 0, at + 61_000)).toBeNull();
    expect(stepOf(secret, '081804', 0, at - 61_000)).toBeNull();
    expect(stepOf(secret, '081804', step, at)).toBeNull();
    expect(stepOf(secret, '081804', step - 1, at)).toBe(step);
  });

  test.each(['', '28708', '2870822', 'abcdef', '２８７０８２', '287 08'])('is six digits, and not %j', (code) => {
    expect(stepOf(secret, code, 0, 59_000)).toBeNull();
  });

  test('has a secret of its own, which the app reads from an address', () => {
    const own = newTotpSecret();
    expect(own).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(own);
    expect(totpAddress(own, 'ekonom@samplan.test')).toMatch(
      new RegExp(`^otpauth://totp/Samplan:ekonom%40samplan.test\\?.*secret=${own}`),
    );
  });

  test('has recovery codes, the same however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){4}$/);
    const [code] = codes;
    expect(hashRecoveryCode(code!.toUpperCase().replaceAll('-', ' '))).toEqual(hashRecoveryCode(code!));
  });
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0', 'Edge, Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Version/17.5 Safari/604.1',
    'Safari, iPhone',
  ],
  ['curl/8.5.0', ''],
  ['', ''],
])('%s is known as "%s"', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device));
