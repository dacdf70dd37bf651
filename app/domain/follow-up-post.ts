import type { Ore } from './money';
import { Refusal } from './refusal';

/** What a post of a financial follow-up is. */
export const POST_KINDS = ['kostnad', 'intäkt', 'investering'] as const;

export type PostKind = (typeof POST_KINDS)[number];

/** Budget, actual and forecast of one post in one period, öre; an income is negative (DOMAIN.md 5.3). */
export interface FollowUpPost {
  readonly period: string;
  readonly section: string;
  readonly name: string;
  readonly kind: PostKind;
  readonly budget: Ore;
  /** what has been paid so far; null: nobody has said */
  readonly actual: Ore | null;
  readonly forecast: Ore;
  readonly note: string;
}

/**
 * The sign goes with the kind, or the deviation would say better of what is worse: an income is not above 0, a cost or
 * an investment not below. What has been paid can be either: a credit comes before its cost.
 * @throws Refusal that names the field
 */
export function checkPost({ kind, ...post }: Pick<FollowUpPost, 'kind' | 'budget' | 'forecast'>): void {
  for (const field of ['budget', 'forecast'] as const) {
    if (kind === 'intäkt' && post[field] > 0) {
      throw new Refusal('En intäkt skrivs med minus, till exempel -5 000.', field);
    }
    if (kind !== 'intäkt' && post[field] < 0) {
      throw new Refusal('En kostnad eller investering skrivs utan minus. Är det en intäkt? Byt slag.', field);
    }
  }
}
