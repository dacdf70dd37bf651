import { z } from 'zod';

import { VERDICTS } from '~/domain/approval';
import { MOST_STEPS } from '~/domain/gate-model';

import {
  optionalDate,
  optionalRowId,
  requiredDate,
  requiredText,
  requiredWhole,
  rowId,
  rowVersion,
  text,
} from './fields';

/** A gate as it is written; criteria and papers one a line. */
const written = {
  label: requiredText('Skriv vad beslutspunkten kallas, till exempel BP3.', 40),
  title: requiredText('Skriv vad beslutspunkten heter.', 200),
  decides: text(400),
  phaseId: optionalRowId(),
  plannedOn: optionalDate(),
  criteria: text(6000),
  papers: text(5000),
};

/** A gate of the project's own, or one of the model as the project wants it. */
export const newGateForm = z.object(written);

/** A gate that is not decided, written anew. */
export const updateGateForm = z.object({ ...written, id: rowId(), version: rowVersion(), reason: text(2000) });

const ticked = z
  .string()
  .optional()
  .transform((typed) => typed === 'on');

/** The gates of the model that the project takes over, each with its day and phase. */
export const copyGatesForm = z.object({
  steps: z
    .array(
      z.object({
        label: text(40),
        chosen: ticked,
        plannedOn: optionalDate(),
        phaseId: optionalRowId(),
      }),
    )
    .max(MOST_STEPS),
});

/** What of a checklist is ticked off. */
export const tickForm = z.object({
  id: rowId(),
  version: rowVersion(),
  criteria: z
    .array(z.object({ id: rowId(), met: ticked, note: text(500) }))
    .max(20)
    .default([]),
});

const optional = (max: number) => text(max).transform((typed) => typed || null);

/** A decision of the styrgrupp on a gate; `corrects` is the number of the one that it replaces. */
export const gateDecisionForm = z.object({
  outcome: z.enum(VERDICTS, { error: 'Välj vad styrgruppen beslutar.' }),
  motivation: text(5000),
  deciders: requiredText('Skriv vilka som deltog i beslutet, i roller.', 2000),
  decidedOn: requiredDate('Skriv vilken dag beslutet fattades.'),
  diaryNumber: optional(100),
  corrects: optionalRowId(),
  /** the version of the gate that was read: criteria may have been ticked since */
  version: rowVersion(),
  token: z.uuid({ error: 'Formuläret är för gammalt. Ladda om sidan.' }),
});

/** The model of a cooperation; a row without a label falls away, `place` says where a row stands. */
export const gateModelForm = z.object({
  id: rowId(),
  /** 0: there was none */
  version: requiredWhole(0, 999_999_999),
  name: requiredText('Skriv vad modellen heter.', 80),
  steps: z
    .array(
      z.object({
        place: requiredWhole(1, 99),
        label: text(40),
        title: text(200),
        decides: text(400),
        criteria: text(6000),
      }),
    )
    .max(MOST_STEPS),
});
