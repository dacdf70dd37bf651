import type { CalendarDate } from '~/domain/calendar';
import type { GateStanding } from '~/domain/gate';
import type { MilestoneDates } from '~/domain/milestone';
import { overdueOn } from '~/domain/overdue';
import { passedGatesText } from '~/views/gate/gate-words';
import type { Tone } from '~/views/shell/icons';

/** What the plan itself says of time: "2 beslutspunkter har passerat utan beslut, 19 av 31 milstolpar klara". */
export function timeLight(
  plan: { readonly milestones: readonly MilestoneDates[]; readonly gates: readonly GateStanding[] },
  today: CalendarDate,
): { readonly tone: Tone; readonly text: string } {
  const { milestones } = plan;
  const late = overdueOn(plan, today);
  const found = [
    late.milestones > 0 && `${late.milestones} av ${milestones.length} milstolpar är försenade`,
    late.gates > 0 && passedGatesText(late.gates),
  ].filter((text) => text !== false);
  if (milestones.length === 0 && found.length === 0) return { tone: 'wait', text: 'inga milstolpar än' };
  const done = milestones.filter(({ status }) => status === 'klar').length;
  const progress = `${done} av ${milestones.length} milstolpar klara`;
  if (found.length === 0) return { tone: 'ok', text: `${progress}, inget försenat` };
  const told = late.milestones === 0 && milestones.length > 0 ? [...found, progress] : found;
  return { tone: 'bad', text: told.join(', ') };
}
