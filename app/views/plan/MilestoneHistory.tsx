import type { FormFailure } from '~/policy/form-failure';
import type { MilestoneChange } from '~/store/milestone';

import { MoveReasonForm } from './MoveReasonForm';

const FIELD_WORDS: Record<MilestoneChange['field'], string> = {
  forecast: 'Prognos',
  actual: 'Utfall',
  status: 'Status',
  responsible: 'Ansvarig',
};

interface MilestoneHistoryProps {
  readonly id: number;
  readonly changes: readonly MilestoneChange[];
  readonly mayExplain: boolean;
  readonly failure: FormFailure | null;
}

/** Every change of a milestone, newest first: what the milestone trend is drawn from. */
export function MilestoneHistory({ id, changes, mayExplain, failure }: MilestoneHistoryProps) {
  if (changes.length === 0) return <p className="sub">Inga ändringar sedan planen lades in.</p>;
  return (
    <>
      <h3>Historik</h3>
      <ul className="list">
        {changes.map((change) => (
          <li key={change.id}>
            <time dateTime={change.onDate}>{change.onDate}</time>
            <div>
              {FIELD_WORDS[change.field]}: {change.fromValue ?? '–'} → {change.toValue ?? '–'}
              {change.reason ? <> · {change.reason}</> : null}
              {change.by ? <span className="sub"> {change.by}</span> : null}
              {lacksReason(change) ? (
                mayExplain ? (
                  <MoveReasonForm
                    changeId={change.id}
                    milestoneId={id}
                    question="Varför flyttades prognosen?"
                    failure={failure}
                  />
                ) : (
                  <span className="sub"> Orsak saknas</span>
                )
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A forecast that was dragged in the chart is saved first and explained afterwards. */
function lacksReason({ field, fromValue, reason }: MilestoneChange): boolean {
  return field === 'forecast' && fromValue !== null && reason === null;
}
