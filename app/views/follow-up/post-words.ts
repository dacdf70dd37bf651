import { POST_KINDS, type PostKind } from '~/domain/follow-up-post';
import type { StandingPost } from '~/store/follow-up-post';
import { formatDate, formatOre } from '~/views/shell/format';

/** What a post is, in words. */
export const POST_KIND_LABELS: Record<PostKind, string> = {
  kostnad: 'Kostnad',
  intäkt: 'Intäkt',
  investering: 'Investering',
};

export const POST_KIND_OPTIONS = POST_KINDS.map((value) => ({ value, label: POST_KIND_LABELS[value] }));

/** A post as it now is, for the one whose change came second. */
export function postValues(post: StandingPost): [string, string][] {
  return [
    ['Post', post.name],
    ['Slag', POST_KIND_LABELS[post.kind]],
    ['Budget', formatOre(post.budget)],
    ...(post.actual === null ? [] : [['Utfall', formatOre(post.actual)] as [string, string]]),
    ['Prognos', formatOre(post.forecast)],
    ...(post.note ? [['Kommentar', post.note] as [string, string]] : []),
  ];
}

/** What a post said before: "budget 9 000 kr, prognos 9 000 kr, 2020-12-01 av …". */
export function earlierText({
  budget,
  actual,
  forecast,
  note,
  madeOn,
  madeBy,
}: StandingPost['earlier'][number]): string {
  const paid = actual === null ? '' : `utfall ${formatOre(actual)}, `;
  const said = `budget ${formatOre(budget)}, ${paid}prognos ${formatOre(forecast)}`;
  const when = madeOn ? `${formatDate(madeOn)}${madeBy ? ` av ${madeBy}` : ''}` : 'enligt källan';
  return `${said} (${when}${note ? `: ${note}` : ''})`;
}
