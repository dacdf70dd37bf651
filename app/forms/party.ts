import { z } from 'zod';

import { choice, optionalDate, requiredText, rowId, rowVersion, text } from './fields';

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

const description = {
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
};

/** A kommun has a kommunkod, the others may lack one. */
function refuseCodeless({ kind, code }: { kind: string; code: string | null }, context: z.RefinementCtx): void {
  if (kind === 'kommun' && code === null) {
    context.addIssue({ code: 'custom', path: ['code'], message: 'Skriv kommunkoden, fyra siffror.' });
  }
}

/** A new party with its units. */
export const newPartyForm = z.object({ ...description, units }).superRefine(refuseCodeless);

const unit = z.object({
  id: rowId(),
  name: requiredText('Skriv vad enheten heter.', 200),
  closedOn: optionalDate(),
});

/** A party as it shall be: the units that it has, and below them new ones. */
export const updatePartyForm = z
  .object({
    ...description,
    id: rowId(),
    version: rowVersion(),
    units: z
      .array(unit, { error: 'Enheterna gick inte att läsa. Ladda om sidan och försök igen.' })
      .max(500, { error: 'En part har högst 500 enheter.' })
      .default([]),
    newUnits: units,
  })
  .superRefine((typed, context) => {
    refuseCodeless(typed, context);
    const twice = 'Parten har redan en enhet som heter så.';
    const names = [...typed.units.map(({ name }) => name), ...typed.newUnits];
    names.forEach((name, at) => {
      if (names.indexOf(name) === at) return;
      const path = at < typed.units.length ? ['units', at, 'name'] : ['newUnits'];
      context.addIssue({ code: 'custom', path, message: twice });
    });
  });
