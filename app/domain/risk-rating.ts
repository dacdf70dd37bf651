import { isSameRating, type RiskRating } from './risk';

/** What a risk is rated before its measures and what it is thought to be after them. */
export interface Ratings {
  readonly rating: RiskRating | null;
  readonly after: RiskRating | null;
}

/** A risk in a list where many are rated at once. */
export interface RatedRow extends Ratings {
  readonly id: number;
  readonly version: number;
  /** what stood in the row when the person got it: {@link ratingMark} */
  readonly seen: string;
}

/** Ratings as one word, to tell a row that somebody has rated from one that was left as it was. */
export function ratingMark({ rating, after }: Ratings): string {
  return [rating, after].map((each) => (each ? `${each.probability}.${each.consequence}` : '-')).join(' ');
}

export interface RowRating<Risk> extends Ratings {
  readonly risk: Risk;
  /** of its row in the form, from 0 */
  readonly at: number;
}

/** What rating many risks at once does. */
export interface BulkRating<Risk> {
  /** rated otherwise than they are */
  readonly changes: readonly RowRating<Risk>[];
  /** rated by the person, but changed by somebody else since the person got them */
  readonly overtaken: readonly RowRating<Risk>[];
  /** rows that were rated, whose risk is there no more, from 0 */
  readonly gone: readonly number[];
}

/**
 * Compares the rows of a list with the risks as they are now. A row that the person left as it was changes nothing,
 * also where somebody else has rated the risk meanwhile: an old rating is never written back unasked (DOMAIN.md 4.2).
 */
export function bulkRating<Risk extends Ratings & { readonly id: number; readonly version: number }>(
  rows: readonly RatedRow[],
  risks: readonly Risk[],
): BulkRating<Risk> {
  const byId = new Map(risks.map((risk) => [risk.id, risk]));
  const changes: RowRating<Risk>[] = [];
  const overtaken: RowRating<Risk>[] = [];
  const gone: number[] = [];
  for (const [at, { id, version, seen, rating, after }] of rows.entries()) {
    if (ratingMark({ rating, after }) === seen) continue;
    const risk = byId.get(id);
    if (!risk) gone.push(at);
    else if (!isSameRating(risk.rating, rating) || !isSameRating(risk.after, after)) {
      (risk.version === version ? changes : overtaken).push({ risk, at, rating, after });
    }
  }
  return { changes, overtaken, gone };
}
