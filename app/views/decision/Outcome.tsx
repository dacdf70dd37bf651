import type { Verdict } from '~/domain/approval';
import { VERDICT_WORDS } from '~/views/approval/approval-words';
import { Status } from '~/views/shell/Status';

/** How a decision fell, as shape, colour and word; a dash where it answers no question. */
export function Outcome({ outcome }: { readonly outcome: Verdict | null }) {
  if (outcome === null) return <>–</>;
  const { word, tone } = VERDICT_WORDS[outcome];
  return <Status tone={tone}>{word}</Status>;
}
