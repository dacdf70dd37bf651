import fc from 'fast-check';

/** In every text that would run if it were taken for code: found again unescaped, somebody forgot to escape it. */
export const MARK = 'samplanprov';

const MARKUP = [
  `<script>${MARK}(1)</script>`,
  `"><img src=x onerror=${MARK}(2)>`,
  `' onmouseover='${MARK}(3)`,
  `</textarea></script><svg onload=${MARK}(4)>`,
  `javascript:${MARK}(5)`,
  `</script><script>${MARK}(6)</script>`,
  `{{constructor.constructor('${MARK}(7)')()}}`,
];

const STATEMENTS = [
  `'; drop table audit_entry; --`,
  `' or '1'='1`,
  `1); delete from decision; --`,
  `1 union select password_hash from app_user`,
  `\\'; select pg_sleep(30); --`,
  `$1`,
  `%'`,
];

const FORMULAS = [`=cmd|' /C calc'!A0`, `+${MARK}()`, `-2+3+cmd|' /C calc'!A0`, `@SUM(1+1)*cmd|' /C calc'!A0`];

/** Texts that a form rightly takes as text, and that must never be run. */
export const runnable: fc.Arbitrary<string> = fc.constantFrom(...MARKUP, ...FORMULAS, ...STATEMENTS);

const NUMBERS = [
  '-1',
  '0',
  '00',
  '1.5',
  '1e309',
  '0x10',
  'NaN',
  'Infinity',
  '２０２０',
  '2147483648',
  '9007199254740993',
  '9223372036854775808',
  '99999999999999999999999999',
  '1 000 000 000 000 000,00',
];

const DATES = [
  '0000-00-00',
  '2020-02-30',
  '99999-01-01',
  '-0001-01-01',
  '9999-12-31',
  '0001-01-01',
  '2020-W53',
  'v 54',
];

const ODD = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202e\u0007\uffff',
  '\ud800',
  '💣'.repeat(200),
  'å'.repeat(400),
  'x'.repeat(6_000),
  '../../../../etc/passwd',
  '..\\..\\windows',
  'file:///etc/passwd',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  '[]',
  '{"__proto__":{"isAdmin":true}}',
  `${'['.repeat(5_000)}`,
  '[[1,2],[3]]',
  '12-3',
  'milestone-1-1',
  '2020-13',
];

/** A text that no form of the product means. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...MARKUP) },
  { weight: 2, arbitrary: fc.constantFrom(...STATEMENTS) },
  { weight: 1, arbitrary: fc.constantFrom(...FORMULAS) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom(...DATES) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** Names that no form has, or that reach into what a form is read into. */
export const hostileName: fc.Arbitrary<string> = fc.constantFrom(
  '__proto__',
  'constructor.prototype.x',
  'rows[499].x',
  'rows[4999999].x',
  'a[b][c]',
  'a[',
  ']',
  '.',
  '',
  '[0]',
  'id[0]',
  'version.x',
  '__intent__',
  'intent',
);

const zip = (text: string) => Buffer.from(`PK\u0003\u0004${text}`, 'latin1');

/** What somebody may choose as a file, or say is one. */
export const hostileFile: fc.Arbitrary<{ name: string; type: string; bytes: Uint8Array }> = fc.record({
  name: fc.constantFrom(
    '../../x.csv',
    'x.csv\u0000.exe',
    'a"b.xlsx',
    '',
    `${'n'.repeat(3_000)}.csv`,
    `<svg onload=${MARK}()>`,
  ),
  type: fc.constantFrom('text/csv', 'application/xml', 'image/png', 'application/x-msdownload', ''),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.concat([zip(''), bytes])),
    fc.constantFrom<Uint8Array>(
      Buffer.from(''),
      zip('x'.repeat(60)),
      Buffer.from('\ufeffa;b;c\r\n"1;2\r\n'),
      Buffer.from(`namn;belopp\n=cmd|' /C calc'!A0;${MARK}\n`),
      Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Project>&e;</Project>'),
      Buffer.from(`<?xml version="1.0"?><!DOCTYPE l [${entities()}]><Project>&l9;</Project>`),
      Buffer.from(
        '<Project xmlns="http://schemas.microsoft.com/project"><Tasks><Task><UID>1</UID></Task></Tasks></Project>',
      ),
      Buffer.from('{"class":"dataset","id":[],"size":[-1],"value":{"0":1},"dimension":{}}'),
      Buffer.from(`[${'['.repeat(3_000)}`),
      Buffer.from('%PDF-1.7\n'),
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]),
      Buffer.from([0xff, 0xfe, 0x41]),
    ),
  ),
});

/** Entities that unfold to a thousand million letters where somebody unfolds them. */
function entities(): string {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  return `<!ENTITY l0 "lol">${levels.join('')}`;
}
