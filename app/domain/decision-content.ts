/**
 * What a decision says, every value as the text that the hash is taken of; null where there is none. Moments are
 * in UTC with microseconds ("2020-12-18T11:00:00.000000Z").
 */
export interface DecisionValues {
  readonly number: string;
  readonly projectId: string;
  readonly forum: string;
  readonly subject: string;
  readonly outcome: string | null;
  readonly motivation: string;
  readonly diaryNumber: string | null;
  readonly decidedOn: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
  readonly delegationId: string | null;
  readonly budgetVersionId: string | null;
  readonly partyId: string | null;
  readonly amountOre: string | null;
  readonly corrects: string | null;
  readonly deciders: string | null;
  readonly directiveBefore: string | null;
  readonly directiveAfter: string | null;
  readonly reportId: string | null;
  readonly gateId: string | null;
}

/** The order in which the values follow each other. It never changes: every hash stands on it. */
const ORDER = [
  'number',
  'projectId',
  'forum',
  'subject',
  'outcome',
  'motivation',
  'diaryNumber',
  'decidedOn',
  'recordedAt',
  'recordedBy',
  'delegationId',
  'budgetVersionId',
  'partyId',
  'amountOre',
  'corrects',
  'deciders',
  'directiveBefore',
  'directiveAfter',
  'reportId',
] as const satisfies readonly (keyof DecisionValues)[];

/** What came later: it follows with its name, and only where there is one, so that earlier rows read as they did. */
const LATER = ['gateId'] as const satisfies readonly (keyof DecisionValues)[];

/**
 * All that a decision says as one text, each value with its length in bytes (UTF-8) before it, so that no two
 * decisions read alike. Written apart from the database's own function: they check each other.
 */
export function decisionContent(values: DecisionValues): string {
  const later = LATER.filter((name) => values[name] !== null).map((name) => netstring(name) + netstring(values[name]));
  return ORDER.map((name) => netstring(values[name])).join('') + later.join('');
}

function netstring(value: string | null): string {
  return value === null ? '-,' : `${new TextEncoder().encode(value).length}:${value},`;
}
