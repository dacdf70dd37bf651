import { describe, expect, test } from 'vitest';

import { EnvironmentError, readEnvironment } from '~/platform/env';

describe('the settings of the process', () => {
  test('have defaults for all that is unset or empty', () => {
    const defaults = {
      HOST: '127.0.0.1',
      PORT: 3000,
      SAMPLAN_DATA: './data',
      SAMPLAN_SAMPLE: false,
      SAMPLAN_PROXIES: 0,
      SAMPLAN_SESSION_IDLE: 120,
      SAMPLAN_SESSION_MAX: 720,
      LOG_LEVEL: 'info',
    };
    expect(readEnvironment({})).toEqual(defaults);
    const empty = Object.keys({ ...defaults, DATABASE_URL: '', SAMPLAN_TODAY: '', SMTP_URL: '', MAIL_FROM: '' }).map(
      (name) => [name, ''],
    );
    expect(readEnvironment(Object.fromEntries(empty) as NodeJS.ProcessEnv)).toEqual(defaults);
  });

  test('are read as they are written', () => {
    expect(
      readEnvironment({
        HOST: '0.0.0.0',
        PORT: '8080',
        DATABASE_URL: 'postgresql://samplan@db/samplan',
        SAMPLAN_DATA: '/var/lib/samplan',
        SAMPLAN_SAMPLE: '1',
        SAMPLAN_TODAY: '2020-02-29',
        SAMPLAN_PROXIES: '2',
        SAMPLAN_ADDRESS: 'https://samplan.kommun.se',
        SMTP_URL: 'smtps://konto:hemligt@smtp.kommun.se:465',
        MAIL_FROM: 'samplan@kommun.se',
        SAMPLAN_SECRET: 'trettiotvå tecken eller ännu fler',
        SAMPLAN_SESSION_IDLE: '30',
        SAMPLAN_SESSION_MAX: '480',
        LOG_LEVEL: 'warn',
        PATH: '/usr/bin',
      }),
    ).toEqual({
      HOST: '0.0.0.0',
      PORT: 8080,
      DATABASE_URL: 'postgresql://samplan@db/samplan',
      SAMPLAN_DATA: '/var/lib/samplan',
      SAMPLAN_SAMPLE: true,
      SAMPLAN_TODAY: '2020-02-29',
      SAMPLAN_PROXIES: 2,
      SAMPLAN_ADDRESS: 'https://samplan.kommun.se',
      SMTP_URL: 'smtps://konto:hemligt@smtp.kommun.se:465',
      MAIL_FROM: 'samplan@kommun.se',
      SAMPLAN_SECRET: 'trettiotvå tecken eller ännu fler',
      SAMPLAN_SESSION_IDLE: 30,
      SAMPLAN_SESSION_MAX: 480,
      LOG_LEVEL: 'warn',
    });
    expect(readEnvironment({ SAMPLAN_SAMPLE: '0', PORT: '0' })).toMatchObject({ SAMPLAN_SAMPLE: false, PORT: 0 });
    expect(readEnvironment({ PORT: '65535' }).PORT).toBe(65_535);
  });
});

describe('a bad setting', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '-1.5'],
    ['PORT', '65536'],
    ['PORT', '1e3'],
    ['PORT', ' '],
    ['PORT', '0x10'],
    ['DATABASE_URL', 'mysql://samplan@db/samplan'],
    ['DATABASE_URL', 'postgres'],
    ['DATABASE_URL', 'postgresfoo://x'],
    ['SAMPLAN_SAMPLE', 'ja'],
    ['SAMPLAN_SAMPLE', 'true'],
    ['SAMPLAN_TODAY', '2021-02-29'],
    ['SAMPLAN_TODAY', 'i dag'],
    ['SAMPLAN_TODAY', '20201218'],
    ['SAMPLAN_PROXIES', '11'],
    ['SAMPLAN_SECRET', 'för kort för att skydda något'],
    ['SAMPLAN_SESSION_IDLE', '0'],
    ['SAMPLAN_SESSION_IDLE', '721'],
    ['SAMPLAN_SESSION_MAX', '721'],
    ['SAMPLAN_SESSION_MAX', '8 h'],
    ['SAMPLAN_PROXIES', 'två'],
    ['LOG_LEVEL', 'loud'],
    ['SAMPLAN_ADDRESS', 'samplan.kommun.se'],
    ['SAMPLAN_ADDRESS', 'https://samplan.kommun.se/'],
    ['SAMPLAN_ADDRESS', 'javascript:alert(1)'],
    ['SMTP_URL', 'smtp.kommun.se'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'https://smtp.kommun.se'],
    ['MAIL_FROM', 'samplan'],
    ['MAIL_FROM', 'a@kommun.se, b@kommun.se'],
  ])('%s=%s is told in one Swedish line', (name, value) => {
    const told = messageOf({ [name]: value });
    expect(told).toMatch(new RegExp(`^${name}: ska [^\\n]+$`));
  });

  test('is told beside every other, a line each', () => {
    const told = messageOf({ PORT: 'x', SAMPLAN_TODAY: 'x', SAMPLAN_SAMPLE: 'x', HOST: 'localhost' });
    expect(told.split('\n').map((line) => line.split(':')[0])).toEqual(['PORT', 'SAMPLAN_SAMPLE', 'SAMPLAN_TODAY']);
  });

  test('of mail is half a setting: the server without its sender and the address for links', () => {
    const SMTP_URL = 'smtp://smtp.kommun.se';
    expect(messageOf({ SMTP_URL })).toBe(
      'MAIL_FROM: ska vara satt när SMTP_URL är det\nSAMPLAN_ADDRESS: ska vara satt när SMTP_URL är det',
    );
    expect(messageOf({ SMTP_URL, MAIL_FROM: 'samplan@kommun.se' })).toMatch(/^SAMPLAN_ADDRESS: ska [^\n]+$/);
  });

  test('does not show the password of a mail server', () => {
    expect(messageOf({ SMTP_URL: 'http://konto:hemligt@smtp.kommun.se' })).not.toContain('hemligt');
  });

  test('does not show the password of a database address', () => {
    expect(messageOf({ DATABASE_URL: 'mysql://samplan:hemligt@db/samplan' })).not.toContain('hemligt');
  });

  function messageOf(source: Record<string, string>): string {
    try {
      readEnvironment(source as NodeJS.ProcessEnv);
    } catch (error) {
      expect(error).toBeInstanceOf(EnvironmentError);
      return (error as EnvironmentError).message;
    }
    throw new Error('the settings were accepted');
  }
});

describe('the issuers', () => {
  const one = { key: 'kommunen', name: 'Kommunen', issuer: 'https://login.kommun.se/', clientId: 'samplan' };
  const read = (list: unknown, address = 'https://samplan.kommun.se') =>
    readEnvironment({
      OIDC_ISSUERS: typeof list === 'string' ? list : JSON.stringify(list),
      SAMPLAN_ADDRESS: address,
    });

  test('are read from JSON', () => {
    const two = [one, { ...one, key: 'regionen', issuer: 'https://login.region.se', clientSecret: 'hemligt' }];
    expect(read(two).OIDC_ISSUERS).toEqual(two);
    expect(read([{ ...one, issuer: 'http://127.0.0.1:9000' }]).OIDC_ISSUERS).toHaveLength(1);
  });

  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /^OIDC_ISSUERS: ska vara JSON/],
    ['no list', {}, /^OIDC_ISSUERS: ska vara en lista/],
    ['an open line', [{ ...one, issuer: 'http://login.kommun.se' }], /OIDC_ISSUERS\.0\.issuer: .*https/],
    ['an address with a query', [{ ...one, issuer: 'https://login.kommun.se/?x=1' }], /issuer/],
    ['a key that is no part of an address', [{ ...one, key: 'Ö/1' }], /key ska vara/],
    ['a word that nobody knows', [{ ...one, clientsecret: 'x' }], /OIDC_ISSUERS/],
    ['two with one key', [one, { ...one, issuer: 'https://annan.se' }], /samma key/],
    ['two that are one', [one, { ...one, key: 'annan' }], /samma issuer/],
  ])('are refused: %s', (_what, list, message) => {
    expect(() => read(list)).toThrow(message);
  });

  test('need the address that they send people back to, and no secret is told', () => {
    expect(() => read([one], '')).toThrow(/SAMPLAN_ADDRESS: ska vara satt när OIDC_ISSUERS är det/);
    expect(() => read([{ ...one, issuer: 'x', clientSecret: 'hemligt' }])).not.toThrow(/hemligt/);
  });
});
