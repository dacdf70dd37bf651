/* eslint-disable jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import type { RiskFollowUp } from '~/store/risk-follow-up';
import { Status } from '~/views/shell/Status';

import { colourWords } from '../risk-words';

const HEADS = ['Riskvärde', 'Befintliga åtgärder', 'Planerad hantering', 'Följer plan', 'Kommentar'] as const;

/** The headings of {@link FollowUpCells}. */
export function FollowUpHeads() {
  return HEADS.map((head) => (
    <th key={head} scope="col" role="columnheader">
      {head}
    </th>
  ));
}

/** The level of a risk at the end of the year, and what was said of it; on a phone each says its heading. */
export function FollowUpCells({ level, said }: Pick<RiskFollowUp, 'level' | 'said'>) {
  const { word, tone } = colourWords(level?.colour ?? null);
  return (
    <>
      <td role="cell" data-label={HEADS[0]}>
        <span>
          <Status tone={tone}>{level?.value == null ? word : `${level.value} ${word.toLowerCase()}`}</Status>
        </span>
      </td>
      <Said head={HEADS[1]} text={said?.existingMeasures} />
      <Said head={HEADS[2]} text={said?.plannedHandling} />
      <td role="cell" data-label={HEADS[3]}>
        <span>
          {said ? (
            <Status tone={said.followsPlan ? 'ok' : 'bad'}>{said.followsPlan ? 'Ja' : 'Nej'}</Status>
          ) : (
            'ej uppföljd'
          )}
        </span>
      </td>
      <Said head={HEADS[4]} text={said?.comment} />
    </>
  );
}

function Said({ head, text }: { readonly head: string; readonly text: string | undefined }) {
  return (
    <td role="cell" className="said" data-label={head} data-empty={!text || undefined}>
      {text || '–'}
    </td>
  );
}
