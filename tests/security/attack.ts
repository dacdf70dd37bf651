import { request as send } from 'node:http';

import fc from 'fast-check';

import { fieldsOf, type Field } from './form-fields';
import { formsOf } from './forms';
import { addressOf, type Ground } from './ground';
import { hostileFile, hostileName, hostileText, runnable } from './hostile';
import type { Route } from './routes';

/** A request as its bytes go out: nothing on the way puts a path or a header right. */
export interface Attack {
  /** the intent that it sends, where it sends one: `projekt/:slug/risker create` */
  readonly intent?: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Sends it; an answer that never comes is status 0. */
export function sendAttack(address: string, { method, path, headers, body }: Attack, cookie: string): Promise<Answer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const length = method === 'GET' ? {} : { 'Content-Length': String(body.length) };
    const asked = send(
      { hostname, port, method, path, headers: { Cookie: cookie, ...length, ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', () => resolve({ status: 0, type: '', text: 'broken off' }));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    asked.setTimeout(20_000, () => asked.destroy(new Error('no answer in time')));
    asked.on('error', (error) => resolve({ status: 0, type: '', text: error.message }));
    asked.end(method === 'GET' ? undefined : body);
  });
}

const form = (fields: readonly (readonly [string, string])[]) => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  return Buffer.from(body.toString());
};

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' };

/** The thing that a name of a form points at, of the project that everything is tried on. */
function thingOf(name: string, { pattern }: Route, ground: Ground): number {
  const own: readonly (readonly [start: string, id: number])[] = [
    ['projekt/:slug/milstolpar', ground.milestone],
    ['projekt/:slug/timmar', ground.hourRow],
    ['projekt/:slug/risker', ground.risk],
    ['projekt/:slug/faser', ground.phase],
    ['projekt/:slug/beslutspunkter', ground.gate],
    ['projekt/:slug/utfall', ground.actual],
    ['projekt/:slug/plan', ground.milestone],
    ['samverkan/:slug/scenarier', ground.scenario],
    ['mallar', ground.template],
  ];
  const named: Readonly<Record<string, number>> = {
    phaseId: ground.phase,
    projectId: ground.project,
    cooperationId: ground.cooperation,
    partyId: ground.party.mora,
    participantIds: ground.party.mora,
    riskId: ground.risk,
    templateId: ground.template,
  };
  return named[name] ?? own.find(([start]) => pattern.startsWith(start))?.[1] ?? 1;
}

/** A value that the form would take, as far as its name tells: in a text, markup and formulas are right as well. */
function likely({ name, choices }: Field, route: Route, ground: Ground): fc.Arbitrary<string> {
  if (choices.length > 0) return fc.constantFrom(...choices);
  const last = name
    .replace(/\[\d+\]/g, '')
    .split('.')
    .at(-1)!;
  // The years of an hour budget: each would have to fit the others.
  if (/-\d{4}$/.test(last)) return fc.constant('');
  if (/^id$|Ids?$/.test(last)) {
    const thing = String(thingOf(last, route, ground));
    return fc.oneof(
      { weight: 5, arbitrary: fc.constant(thing) },
      { weight: 1, arbitrary: fc.constantFrom('1', '2', '999999') },
    );
  }
  if (last === 'version') return fc.constantFrom('1', '1', '2', '3');
  if (/(date|from|until|on|day|start|end|forecast|actual|monday|due)$/i.test(last)) return fc.constant('2021-03-01');
  if (/month/i.test(last)) return fc.constantFrom('2020-11', '2020-12');
  if (/year/i.test(last)) return fc.constant('2021');
  if (/(amount|hours|cost|rate|sum|share|value|percent|weight|number|position)/i.test(last))
    return fc.constantFrom('10', '12');
  if (/token/i.test(last)) return fc.uuid();
  return fc.oneof(
    { weight: 4, arbitrary: runnable },
    { weight: 2, arbitrary: fc.constant('Text') },
    { weight: 1, arbitrary: fc.constant('') },
  );
}

type Typed = readonly (readonly [name: string, value: string])[];

/** All fields as they would be taken, and then up to three of them missing, doubled or of another kind. */
function typedForm(fields: readonly Field[], route: Route, ground: Ground): fc.Arbitrary<Typed> {
  const right = fc.tuple(...fields.map((field) => likely(field, route, ground)));
  const change = fc.tuple(fc.nat(), fc.constantFrom('missing', 'doubled', 'other', 'other'), hostileText);
  const wrong = fc.oneof(fc.constant([]), fc.array(change, { maxLength: 3 }));
  const odd = fc.option(fc.tuple(hostileName, hostileText), { nil: undefined, freq: 6 });
  return fc.tuple(right, wrong, odd).map(([values, changes, odd]) => {
    const typed = values.map((value, at): string[] => {
      const change = changes.find(([which]) => which % fields.length === at);
      if (!change) return [value!];
      const [, what, text] = change;
      return what === 'missing' ? [] : what === 'doubled' ? [value!, text] : [text];
    });
    const named = typed.flatMap((values, at) => values.map((value) => [fields[at]!.name, value] as const));
    return odd ? [...named, odd] : named;
  });
}

/** A form of an intent with some of it wrong: missing, doubled, of another kind, far too long. */
function formAttack(route: Route, intent: string, ground: Ground): fc.Arbitrary<Attack> {
  const path = addressOf(route.pattern, ground);
  const name = `${route.pattern} ${intent}`;
  const right = formsOf(ground)[name] ?? {};
  const fields = fieldsOf(route.intents[intent]!.form)
    .filter((field) => !(field.name in right))
    .slice(0, 80);
  const typed = typedForm(fields, route, ground);
  const urlencoded = fc.tuple(typed, fc.boolean()).map(([typed, data]): Attack => {
    const all = [['intent', intent] as const, ...Object.entries(right), ...typed];
    return { intent: name, method: 'POST', path: data ? `${path}.data` : path, headers: FORM, body: form(all) };
  });
  if (!fields.some(({ isFile }) => isFile)) return urlencoded;
  const withFile = fc.tuple(typed, hostileFile).map(([typed, file]): Attack => {
    const boundary = 'gransen';
    const texts = [['intent', intent] as const, ...typed.filter(([name]) => name !== 'file')].map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head =
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\n` +
      `Content-Type: ${file.type}\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(texts.join('') + head),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
    return { intent: name, method: 'POST', path, headers, body };
  });
  return fc.oneof({ weight: 1, arbitrary: urlencoded }, { weight: 3, arbitrary: withFile });
}

const BODIES: readonly (readonly [type: string, body: string])[] = [
  ['application/json', '{"intent":"remove"}'],
  ['text/plain', 'intent=remove'],
  ['multipart/form-data', 'no boundary'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="intent"\r\n\r\nremove'],
  ['multipart/form-data; boundary=x', '--x\r\n\r\n\r\n--x--'],
  ['application/x-www-form-urlencoded', '%'],
  ['application/x-www-form-urlencoded', 'intent=%C3&id=%ZZ&=&&&&=x'],
  ['application/x-www-form-urlencoded; charset=utf-16', '\u0000i\u0000n'],
  ['application/x-www-form-urlencoded', `intent=${'a'.repeat(100_000)}`],
  ['application/x-www-form-urlencoded', 'intent=update&'.repeat(6_000)],
  ['application/octet-stream', '\u0000\u0001'],
  ['', ''],
  ['text/html\u0020;', '<form>'],
];

/** A body that is no form of ours, or says that it is something else. */
function bodyAttack(routes: readonly Route[], ground: Ground): fc.Arbitrary<Attack> {
  const headers = fc.constantFrom<Record<string, string>>(
    {},
    { 'Content-Encoding': 'gzip' },
    { 'Content-Length': '0' },
    { 'X-HTTP-Method-Override': 'DELETE' },
    { Expect: '100-continue' },
  );
  return fc
    .tuple(fc.constantFrom(...routes), fc.constantFrom(...BODIES), headers)
    .map(([route, [type, text], more]) => {
      const body = 'Content-Length' in more ? Buffer.alloc(0) : Buffer.from(text);
      return {
        method: 'POST',
        path: addressOf(route.pattern, ground),
        headers: { ...(type ? { 'Content-Type': type } : {}), ...more },
        body,
      };
    });
}

const PIECES = [
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '..',
  '.',
  '%',
  '%C3',
  '%ZZ',
  "'%3B--",
  '%3Cscript%3E',
  '-1',
  '0',
  '1e3',
  '99999999999999999999',
  '__proto__',
  'x'.repeat(300),
  '%F0%9F%92%A3',
  '*',
  '%5c',
  '%2f%2f',
  '/',
  '\\',
  '%0d%0aSet-Cookie:x=1',
];

/** An address with one of its parts, or its question, replaced by what no link of ours has. */
function addressAttack(routes: readonly Route[], questions: readonly string[], ground: Ground): fc.Arbitrary<Attack> {
  const route = fc.constantFrom(...routes).map(({ pattern }) => addressOf(pattern, ground));
  const broken = fc.tuple(route, fc.constantFrom(...PIECES), fc.nat()).map(([path, piece, at]) => {
    const parts = path.split('/');
    parts[1 + (at % Math.max(1, parts.length - 1))] = piece;
    return parts.join('/');
  });
  const value = fc.oneof(
    hostileText,
    fc.constantFrom('1', '2020', '1-1', 'ny', 'milestone-21', 'phase-3', '2020-12-31'),
  );
  const asked = fc
    .tuple(
      route,
      fc.array(fc.tuple(fc.constantFrom(...questions), value), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([path, pairs, data]) => {
      // A text that is no Unicode is not what URLSearchParams would send, and is left to it to replace.
      const query = new URLSearchParams(pairs.map(([name, text]) => [name, text.slice(0, 2_000)]));
      return `${path}${data ? '.data' : ''}?${query}`;
    });
  const get = (path: string): Attack => ({ method: 'GET', path, headers: {}, body: Buffer.alloc(0) });
  return fc.oneof({ weight: 1, arbitrary: broken.map(get) }, { weight: 3, arbitrary: asked.map(get) });
}

/**
 * Requests over all addresses and intents, each wrong in some way.
 * @param sends which intents are sent
 */
export function attacks(
  routes: readonly Route[],
  questions: readonly string[],
  ground: Ground,
  sends: (route: Route, intent: string) => boolean,
): fc.Arbitrary<Attack> {
  const intents = routes.flatMap((route) =>
    Object.keys(route.intents)
      .filter((name) => sends(route, name))
      .map((name) => formAttack(route, name, ground)),
  );
  return fc.oneof(
    { weight: 5, arbitrary: fc.oneof(...intents) },
    { weight: 1, arbitrary: bodyAttack(routes, ground) },
    { weight: 3, arbitrary: addressAttack(routes, questions, ground) },
  );
}
