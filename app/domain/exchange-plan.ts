import type { CalendarDate } from './calendar';
import type { Constraint, DependencyType } from './schedule';

/** Dates that a plan once had, as a planning tool keeps them. */
export interface ExchangedBaseline {
  /** 0 is the one that counts, the newest; 1 to 10 are older, the oldest first */
  readonly number: number;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
}

/** A row of a plan on its way in or out. What a file need not say is null, and then changes nothing. */
export interface ExchangedItem {
  /** what the dependencies of the same plan call it */
  readonly uid: string;
  /** the id of the row in this project, when the plan comes from it; null: another's, or new */
  readonly itemId: number | null;
  /** where it stands in the file, for messages; 0 for what no row says */
  readonly row: number;
  readonly kind: 'phase' | 'activity' | 'milestone';
  /** the phase it lies in; null for a phase */
  readonly phaseUid: string | null;
  /** the activity of the same phase that stands over it as a heading */
  readonly parentUid: string | null;
  readonly name: string;
  /** what the plan calls a milestone (MS4) */
  readonly label: string | null;
  /** both inclusive; a milestone has one date and both are that: when it was reached, or is expected */
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  /** 0 to 100; of a milestone 100 is done and 1 to 99 under way; null for a phase */
  readonly percentComplete: number | null;
  /** the day a milestone was reached */
  readonly actual: CalendarDate | null;
  readonly responsible: string | null;
  /** what holds it beside its dependencies; `none` is said too */
  readonly constraint: Constraint | { readonly kind: 'none' } | null;
  readonly baselines: readonly ExchangedBaseline[];
  /** on its way out: the ground of its sekretess; left out where it is open */
  readonly secrecy?: string;
}

export interface ExchangedDependency {
  readonly predecessorUid: string;
  readonly successorUid: string;
  readonly type: DependencyType;
  /** working days; negative lets them overlap */
  readonly lag: number;
}

/** A plan without ids of a database: each phase is followed by what lies in it, headings before what they hold. */
export interface ExchangedPlan {
  readonly items: readonly ExchangedItem[];
  readonly dependencies: readonly ExchangedDependency[];
}

/** A plan that was read from a file, and what of the file was left out on the way. */
export interface ReadPlan extends ExchangedPlan {
  readonly notes: readonly string[];
}

/** Here every row lies in a phase. What lies in none elsewhere lies in the phase of this name, and leaves it again. */
export const LOOSE_PHASE = 'Utan fas';
export const LOOSE_UID = 'utan-fas';

/** More rows than a plan has that people read; beyond it the file is another one than was meant. */
export const MAX_ITEMS = 2_000;
export const MAX_DEPENDENCIES = 5_000;
/** Plans of Project are large for what they say; a request may be a little larger. */
export const MAX_PLAN_BYTES = 7 * 1024 * 1024;
/** As the database bounds them. */
export const MAX_LAG = 3_650;
export const MAX_NAME = { phase: 200, activity: 200, milestone: 300 } as const;
export const MAX_LABEL = 40;
export const MAX_RESPONSIBLE = 200;

/** The phase that {@link LOOSE_PHASE} tells of. */
export function loosePhase(): ExchangedItem {
  return {
    uid: LOOSE_UID,
    itemId: null,
    row: 0,
    kind: 'phase',
    phaseUid: null,
    parentUid: null,
    name: LOOSE_PHASE,
    label: null,
    start: null,
    end: null,
    percentComplete: null,
    actual: null,
    responsible: null,
    constraint: null,
    baselines: [],
  };
}

/** Which row of which project something is, as a file carries it: "3:17:activity". */
export interface OwnMark {
  readonly projectId: number;
  readonly itemId: number;
  readonly kind: ExchangedItem['kind'];
}

export function writeMark({ projectId, itemId, kind }: OwnMark): string {
  return `${projectId}:${itemId}:${kind}`;
}

/** The mark of a gate, which goes out and is not read in: it is changed where its criteria and decision are. */
export function gateMark(projectId: number, gateId: number): string {
  return `${projectId}:${gateId}:gate`;
}

export function isGateMark(text: string): boolean {
  return /^\d{1,15}:\d{1,15}:gate$/.test(text.trim());
}

/** @returns null for anything else */
export function readMark(text: string): OwnMark | null {
  const match = /^(\d{1,15}):(\d{1,15}):(phase|activity|milestone)$/.exec(text.trim());
  if (!match) return null;
  return { projectId: Number(match[1]), itemId: Number(match[2]), kind: match[3] as OwnMark['kind'] };
}

/** A name as it is kept: one line, no control characters, trimmed. */
export function cleanName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
