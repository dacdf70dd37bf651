import type { CalendarDate } from '~/domain/calendar';
import { isRescheduled, milestoneState, type MilestoneDates } from '~/domain/milestone';
import { Status } from '~/views/shell/Status';

import { STATE_WORDS } from './milestone-words';

/**
 * How a milestone stands, in words and shapes. Late and rescheduled are two things (DOMAIN.md 3.3): one that is both
 * has both marks.
 */
export function MilestoneState({ milestone, today }: { milestone: MilestoneDates; today: CalendarDate }) {
  const state = milestoneState(milestone, today);
  const { word, tone } = STATE_WORDS[state];
  const moved = STATE_WORDS.omplanerad;
  return (
    <>
      <Status tone={tone}>{word}</Status>
      {state !== 'omplanerad' && isRescheduled(milestone) ? (
        <>
          {' '}
          <Status tone={moved.tone}>{moved.word}</Status>
        </>
      ) : null}
    </>
  );
}
