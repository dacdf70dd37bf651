import type { RiskFollowUp } from '~/store/risk-follow-up';
import { Status } from '~/views/shell/Status';

import { colourWords } from '../risk-words';

/** The headings of {@link FollowUpCells}. */
export function FollowUpHeads() {
  return (
    <>
      <th scope="col">Riskvärde</th>
      <th scope="col">Befintliga åtgärder</th>
      <th scope="col">Planerad hantering</th>
      <th scope="col">Följer plan</th>
      <th scope="col">Kommentar</th>
    </>
  );
}

/** The level of a risk at the end of the year, and what was said of it. */
export function FollowUpCells({ level, said }: Pick<RiskFollowUp, 'level' | 'said'>) {
  const { word, tone } = colourWords(level?.colour ?? null);
  return (
    <>
      <td>
        <Status tone={tone}>{level?.value == null ? word : `${level.value} ${word.toLowerCase()}`}</Status>
      </td>
      <td className="said">{said?.existingMeasures || '–'}</td>
      <td className="said">{said?.plannedHandling || '–'}</td>
      <td>
        {said ? (
          <Status tone={said.followsPlan ? 'ok' : 'bad'}>{said.followsPlan ? 'Ja' : 'Nej'}</Status>
        ) : (
          'ej uppföljd'
        )}
      </td>
      <td className="said">{said?.comment || '–'}</td>
    </>
  );
}
