import { addDays, earliest, latest, type CalendarDate } from './calendar';
import { gateMark, LOOSE_PHASE, writeMark, type ExchangedItem, type ExchangedPlan } from './exchange-plan';
import {
  GUARD_FIELD,
  LABEL_FIELD,
  LINK_TYPES,
  MARK_FIELD,
  MUST_START_ON,
  SECRECY_FIELD,
  START_NO_EARLIER,
  type MspdiLink,
  type MspdiProject,
  type MspdiTask,
} from './mspdi';

/** Minutes of a working day, in what is written. */
export const MINUTES_PER_DAY = 480;
const DAY_BEGINS = 'T08:00:00';
const DAY_ENDS = 'T17:00:00';
const LAG_IN_DAYS = 7;

/** A gate on its way out: other tools know it as a milestone. */
export interface ExchangedGate {
  readonly id: number;
  readonly phaseId: number | null;
  readonly name: string;
  /** of the decision, or else the planned one */
  readonly date: CalendarDate | null;
  readonly isDecided: boolean;
}

/**
 * A plan as tasks, below a first row for the project itself, as Project writes them. Phases are summaries, and gates
 * milestones last in their phase.
 */
export function mspdiOfPlan(
  plan: ExchangedPlan,
  project: { readonly id: number; readonly name: string },
  gates: readonly ExchangedGate[] = [],
): MspdiProject {
  const uids = uidsOf(plan.items);
  const parents = new Set(plan.items.map(({ parentUid }) => parentUid));
  const levels = levelsOf(plan.items);
  const shown = plan.items.filter((item) => !isLoose(item));
  const taskOf = (item: ExchangedItem): MspdiTask => {
    const isHeading = item.kind === 'phase' || parents.has(item.uid);
    return {
      ...EMPTY,
      uid: uids.get(item.uid)!,
      id: 0,
      name: item.name,
      outlineLevel: levels.get(item.uid)!,
      summary: isHeading,
      milestone: item.kind === 'milestone',
      ...moments(item.kind, item.start, item.end),
      actualFinish: item.actual ? item.actual + DAY_ENDS : '',
      percentComplete: item.percentComplete === null ? '' : String(item.percentComplete),
      contact: item.responsible ?? '',
      ...constraintOf(item, isHeading),
      links: linksTo(item, plan, uids),
      baselines: item.baselines.map(({ number, start, end }) => ({ number, ...moments(item.kind, start, end) })),
      fields: new Map([
        ...(isHeading || item.constraint?.kind === 'notBefore' || item.constraint?.kind === 'fixed' || !item.start
          ? []
          : [[GUARD_FIELD, item.start] as const]),
        ...(item.secrecy ? [[SECRECY_FIELD, item.secrecy] as const] : []),
        ...(item.label ? [[LABEL_FIELD, item.label] as const] : []),
        ...(item.itemId === null
          ? []
          : [[MARK_FIELD, writeMark({ projectId: project.id, itemId: item.itemId, kind: item.kind })] as const]),
      ]),
    };
  };
  const known = new Set(shown.flatMap(({ kind, itemId }) => (kind === 'phase' && itemId !== null ? [itemId] : [])));
  const gatesIn = (phaseId: number | null) =>
    gates.filter((gate) => (gate.phaseId !== null && known.has(gate.phaseId) ? gate.phaseId : null) === phaseId);
  const gateTask = (gate: ExchangedGate, outlineLevel: number): MspdiTask => ({
    ...EMPTY,
    ...{ uid: String(GATE_UIDS + gate.id), id: 0, name: gate.name, outlineLevel, summary: false, milestone: true },
    ...moments('milestone', gate.date, gate.date),
    percentComplete: gate.isDecided ? '100' : '0',
    actualFinish: gate.isDecided && gate.date ? gate.date + DAY_ENDS : '',
    contact: 'Styrgruppen',
    fields: new Map([[MARK_FIELD, gateMark(project.id, gate.id)]]),
  });
  const tasks: MspdiTask[] = [];
  let phase: ExchangedItem | null = null;
  for (const item of plan.items) {
    if (item.kind === 'phase') {
      pushGatesOf(phase);
      phase = item;
    }
    if (!isLoose(item)) tasks.push(taskOf(item));
  }
  pushGatesOf(phase);
  tasks.push(...gatesIn(null).map((gate) => gateTask(gate, 1)));
  const numbered = tasks.map((task, at) => ({ ...task, id: at + 1 }));
  const ends = moments(
    'phase',
    earliest(shown.map(({ start, end }) => start ?? end)),
    latest(shown.map(({ start, end }) => end ?? start)),
  );
  const whole: MspdiTask = { ...EMPTY, uid: '0', id: 0, name: project.name, outlineLevel: 0, summary: true, ...ends };
  return { name: project.name, minutesPerDay: MINUTES_PER_DAY, tasks: [whole, ...numbered] };

  function pushGatesOf(phase: ExchangedItem | null): void {
    if (phase === null || phase.itemId === null || isLoose(phase)) return;
    tasks.push(...gatesIn(phase.itemId).map((gate) => gateTask(gate, 2)));
  }
}

const EMPTY: Omit<MspdiTask, 'uid' | 'id' | 'name' | 'outlineLevel' | 'summary' | 'start' | 'finish'> = {
  milestone: false,
  isNull: false,
  active: true,
  external: false,
  actualFinish: '',
  percentComplete: '',
  contact: '',
  constraintType: '',
  constraintDate: '',
  links: [],
  baselines: [],
  fields: new Map(),
};

/** Beyond the ids of a database that has gates and rows from the same counter, and still what the format takes. */
const GATE_UIDS = 1_000_000_000;

/**
 * What holds a task. Where nothing does, its own start: tools that know no manual dates would else move it to the first
 * day of the project. Summaries take no such dates.
 */
function constraintOf(
  { constraint, start }: ExchangedItem,
  isHeading: boolean,
): Pick<MspdiTask, 'constraintType' | 'constraintDate'> {
  const of = (constraintType: string, date: CalendarDate | null) =>
    date ? { constraintType, constraintDate: date + DAY_BEGINS } : { constraintType: '', constraintDate: '' };
  if (constraint?.kind === 'notBefore') return of(START_NO_EARLIER, constraint.date);
  if (isHeading) return of('', null);
  return of(constraint?.kind === 'fixed' ? MUST_START_ON : START_NO_EARLIER, start);
}

/** Monday to Friday from the first to the last day, both included; at least one. Holidays are not known to the file. */
export function weekdays(start: CalendarDate, end: CalendarDate): number {
  let count = 0;
  for (let day = start; day <= end; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return Math.max(count, 1);
}

/** A milestone is a moment: it is reached when its day ends. */
function moments(kind: ExchangedItem['kind'], start: CalendarDate | null, end: CalendarDate | null) {
  return {
    start: start ? start + (kind === 'milestone' ? DAY_ENDS : DAY_BEGINS) : '',
    finish: end ? end + DAY_ENDS : '',
  };
}

function isLoose({ kind, name }: ExchangedItem): boolean {
  return kind === 'phase' && name === LOOSE_PHASE;
}

/** The format wants whole numbers; ids that are such stay, and anything else is numbered after them. */
function uidsOf(items: readonly ExchangedItem[]): ReadonlyMap<string, string> {
  const isNumber = (uid: string) => /^[1-9]\d{0,8}$/.test(uid);
  let last = Math.max(0, ...items.filter(({ uid }) => isNumber(uid)).map(({ uid }) => Number(uid)));
  return new Map(items.map(({ uid }) => [uid, isNumber(uid) ? uid : String((last += 1))]));
}

function levelsOf(items: readonly ExchangedItem[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const item of items) {
    const over = item.parentUid ?? item.phaseUid;
    levels.set(item.uid, isLoose(item) ? 0 : over === null ? 1 : (levels.get(over) ?? 0) + 1);
  }
  return levels;
}

function linksTo(item: ExchangedItem, { dependencies }: ExchangedPlan, uids: ReadonlyMap<string, string>): MspdiLink[] {
  return dependencies
    .filter(({ successorUid }) => successorUid === item.uid)
    .map(({ predecessorUid, type, lag }) => ({
      predecessorUid: uids.get(predecessorUid)!,
      type: LINK_TYPES.indexOf(type),
      lag: lag * MINUTES_PER_DAY * 10,
      lagFormat: LAG_IN_DAYS,
      crossProject: false,
    }));
}
