import type { FormFailure } from '~/policy/form-failure';
import type { UnexplainedMove } from '~/store/plan-links';
import { Note } from '~/views/shell/Page';

import { MoveReasonForm } from './MoveReasonForm';

interface UnexplainedMovesProps {
  readonly moves: readonly UnexplainedMove[];
  readonly failure: FormFailure | null;
}

/** Asks why milestones were moved in the chart: the next status report needs the reason. */
export function UnexplainedMoves({ moves, failure }: UnexplainedMovesProps) {
  if (moves.length === 0) return null;
  return (
    <Note
      tone="warn"
      title={moves.length === 1 ? 'En milstolpe är flyttad utan orsak.' : `${moves.length} flyttar saknar orsak.`}
    >
      Orsaken följer med till nästa statusrapport.
      {moves.map(({ changeId, label, title, fromDate, toDate }) => (
        <MoveReasonForm
          key={changeId}
          changeId={changeId}
          question={`Varför flyttades ${label || title} från ${fromDate} till ${toDate ?? 'inget datum'}?`}
          failure={failure}
        />
      ))}
    </Note>
  );
}
