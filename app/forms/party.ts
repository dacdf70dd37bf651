import { z } from 'zod';

import { choice, requiredText, text } from './fields';

export const PARTY_KINDS = ['kommun', 'bolag', 'kommunalförbund', 'region', 'grupp'] as const;

const MOST_UNITS = 100;

const units = text(20_000).transform((typed, context) => {
  const names = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (names.length > MOST_UNITS) context.addIssue({ code: 'custom', message: `Högst ${MOST_UNITS} enheter.` });
  if (twice !== undefined) {
    context.addIssue({ code: 'custom', message: `Enheten ”${twice.slice(0, 60)}” står två gånger.` });
  }
  if (names.some((name) => name.length > 200)) {
    context.addIssue({ code: 'custom', message: 'Ett enhetsnamn är längre än 200 tecken.' });
  }
  return names;
});

/** A new party: a kommun has a kommunkod, the others may lack one. */
export const newPartyForm = z
  .object({
    name: requiredText('Skriv vad parten heter.', 200),
    kind: choice(PARTY_KINDS),
    code: text(10).transform((typed, context) => {
      if (typed !== '' && !/^\d{4}$/.test(typed)) {
        context.addIssue({ code: 'custom', message: 'En kommunkod är fyra siffror, till exempel 2062.' });
      }
      return typed || null;
    }),
    organisationNumber: text(20).transform((typed, context) => {
      const digits = /^(\d{6})-?(\d{4})$/.exec(typed);
      if (typed !== '' && !digits) {
        context.addIssue({
          code: 'custom',
          message: 'Ett organisationsnummer är tio siffror, till exempel 212000-2213.',
        });
      }
      return digits ? `${digits[1]}-${digits[2]}` : null;
    }),
    units,
  })
  .superRefine(({ kind, code }, context) => {
    if (kind === 'kommun' && code === null) {
      context.addIssue({ code: 'custom', path: ['code'], message: 'Skriv kommunkoden, fyra siffror.' });
    }
  });
