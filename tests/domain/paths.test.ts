import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { localPath, signInPath } from '~/platform/paths';

const site = 'https://samplan.example';

describe('the path after signing in', () => {
  test.each([
    '/',
    '/portfolj',
    '/projekt/min-skolskjuts/faser/1?avrundning=enkel',
    '/projekt/x#risk-18',
    '/sok?q=%C3%A5',
    '/a//b',
    '/a?till=//evil.example',
  ])('is the one that was asked for: %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  test.each([
    null,
    '',
    'portfolj',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a\\..\\evil.example',
    'https://evil.example',
    'HTTPS:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/a b',
    '/a\u0000b',
    '/a\r\nSet-Cookie: x=1',
    '/å',
    '/\u2028',
    `/${'a'.repeat(2000)}`,
  ])('is the start page instead of %j', (target) => {
    expect(localPath(target)).toBe('/');
  });

  test('may be as long as 2 000 characters', () => {
    const longest = `/${'a'.repeat(1999)}`;
    expect(localPath(longest)).toBe(longest);
  });

  test.each(['/%5cevil.example', '/%5c%5cevil.example', '/%2f%2fevil.example', '/%2Fevil.example', '/.//evil.example'])(
    'stays with us, however a browser reads %s',
    (target) => {
      expect(new URL(localPath(target), site).origin).toBe(site);
    },
  );

  test('never leads to another site, whatever is asked for', () => {
    const sign = fc.constantFrom(
      '/',
      '\\',
      ':',
      '@',
      '.',
      '%',
      '5',
      'c',
      '2',
      'f',
      '?',
      '#',
      '\t',
      '\n',
      ' ',
      'e',
      'https:',
      '//',
    );
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 12 }), (target) => {
        const path = localPath(target);
        expect(new URL(path, site).origin).toBe(site);
        expect(path).toMatch(/^\/[\x21-\x7e]*$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the sign-in page', () => {
  test('carries the way back', () => {
    expect(signInPath(new URL(`${site}/projekt/x?a=1&b=å`))).toBe(
      '/logga-in?till=%2Fprojekt%2Fx%3Fa%3D1%26b%3D%25C3%25A5',
    );
  });

  test('leads back to where one was going, on any path of ours', () => {
    fc.assert(
      fc.property(fc.webPath({ size: 'small' }), fc.webQueryParameters({ size: 'small' }), (path, query) => {
        const going = new URL(`${site}/projekt${path}${query && `?${query}`}`);
        const back = new URL(signInPath(going), site).searchParams.get('till');
        expect(localPath(back)).toBe(going.pathname + going.search);
      }),
    );
  });
});
