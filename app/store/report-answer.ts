import type { Transaction } from '~db/open';
import type { AnswerKind } from '~db/tables/reports';

/** What a form that was sent before said. */
export interface SentAnswer {
  readonly userId: number;
  readonly reportId: number;
  readonly kind: AnswerKind;
  readonly text: string;
  readonly answersId: number | null;
}

/** The answer that a form was stored as, when the same form comes again; null: it is the first time. */
export async function findSentAnswer(trx: Transaction, requestToken: string): Promise<SentAnswer | null> {
  const row = await trx
    .selectFrom('reportAnswer')
    .where('requestToken', '=', requestToken)
    .select(['userId', 'reportId', 'kind', 'text', 'answersId'])
    .executeTakeFirst();
  return row ?? null;
}
