import { z } from 'zod';

import { choice, optionalDate, optionalRowId, requiredText, rowId, rowVersion, text } from './fields';
import { answered } from './move-answer';

export const MILESTONE_STATUSES = ['ej påbörjad', 'pågår', 'klar'] as const;
export const MILESTONE_KINDS = ['milstolpe', 'kontrollpunkt', 'leverans', 'lansering'] as const;

const described = {
  label: text(40),
  title: requiredText('Skriv vad som ska vara uppnått.', 300),
  criteria: text(5000),
  responsible: text(200),
};

/** The weekly update of a milestone. */
export const updateMilestoneForm = z.object({
  id: rowId(),
  version: rowVersion(),
  forecast: optionalDate(),
  actual: optionalDate(),
  status: choice(MILESTONE_STATUSES),
  reason: text(2000),
  ...described,
  ...answered,
});

/** Why a milestone was moved, told after the move. */
export const explainMoveForm = z.object({
  changeId: rowId(),
  explanation: requiredText('Skriv varför prognosen ändrades.', 2000),
});

/** With the milestone, which says who may explain it. */
export const explainChangeForm = explainMoveForm.extend({ id: rowId() });

export const newMilestoneForm = z.object({
  phaseId: rowId(),
  kind: choice(MILESTONE_KINDS),
  partyId: optionalRowId(),
  forecast: optionalDate(),
  ...described,
});
