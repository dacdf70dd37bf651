import { MAX_LAG, type ExchangedBaseline } from './exchange-plan';
import type { DependencyType } from './schedule';

/*
 * MSPDI is the XML format of Microsoft Project, the same from 2002 to 2019: a list of tasks in outline order. What
 * stands here is its content as values; the XML itself is the platform's.
 */

/** A link of a task to one before it. */
export interface MspdiLink {
  readonly predecessorUid: string;
  /** 0 FF, 1 FS, 2 SF, 3 SS */
  readonly type: number;
  /** tenths of minutes of working time; of percent where the format says so */
  readonly lag: number;
  /** 7 is days; the even ones are elapsed time, 19 and 20 percent */
  readonly lagFormat: number;
  readonly crossProject: boolean;
}

/** One task, dates as the file has them ("2020-04-01T08:00:00"), '' where it has none. */
export interface MspdiTask {
  readonly uid: string;
  /** the row number that Project shows */
  readonly id: number;
  readonly name: string;
  readonly outlineLevel: number;
  readonly summary: boolean;
  readonly milestone: boolean;
  readonly isNull: boolean;
  readonly active: boolean;
  readonly external: boolean;
  readonly start: string;
  readonly finish: string;
  readonly actualFinish: string;
  readonly percentComplete: string;
  readonly contact: string;
  /** see {@link CONSTRAINTS}; '' where the file has none */
  readonly constraintType: string;
  readonly constraintDate: string;
  readonly links: readonly MspdiLink[];
  readonly baselines: readonly { readonly number: number; readonly start: string; readonly finish: string }[];
  /** own fields, by their FieldID */
  readonly fields: ReadonlyMap<string, string>;
}

export interface MspdiProject {
  readonly name: string;
  /** working minutes of a day: what a lag in days is reckoned in */
  readonly minutesPerDay: number;
  readonly tasks: readonly MspdiTask[];
}

/** Constraints by their number that a plan here can keep: start no earlier than, and must start on. */
export const START_NO_EARLIER = '4';
export const MUST_START_ON = '2';

/** The others by what Project calls them; 0, as soon as possible, is none. */
export const UNKEPT_CONSTRAINTS: Readonly<Record<string, string>> = {
  1: 'så sent som möjligt',
  3: 'måste sluta den',
  5: 'börjar senast den',
  6: 'slutar tidigast den',
  7: 'slutar senast den',
};

/**
 * Own field of a task, Text28: the first day that was written only to keep another tool from moving the task. What
 * still says that day when it is read is no constraint of the plan.
 */
export const GUARD_FIELD = '188744014';

/** Own fields of a task that Project keeps and shows as columns: Text29 and Text30. */
export const LABEL_FIELD = '188744015';
export const MARK_FIELD = '188744016';

/** Own field of a task, Text27: the ground of its sekretess; written, and left alone when read. */
export const SECRECY_FIELD = '188744013';

/** Link types by their number. */
export const LINK_TYPES: readonly DependencyType[] = ['FF', 'FS', 'SF', 'SS'];

/** Baselines 0 to 10 are all that Project has. */
export function isBaselineNumber(number: ExchangedBaseline['number']): boolean {
  return Number.isInteger(number) && number >= 0 && number <= 10;
}

/** The lag of a link in working days. @returns why, where it is no whole number of them */
export function lagInDays(lag: number, format: number, minutesPerDay: number): number | string {
  if (lag === 0) return 0;
  if (format === 19 || format === 20 || format === 51 || format === 52) {
    return 'fördröjningen är i procent. Ange den i arbetsdagar.';
  }
  // Elapsed formats are the even ones: time that passes on holidays too has no fixed number of working days.
  if (format % 2 === 0) return 'fördröjningen är i kalendertid. Ange den i arbetsdagar.';
  const days = lag / 10 / minutesPerDay;
  if (!Number.isInteger(days)) return 'fördröjningen är inte hela arbetsdagar. Ange den i hela arbetsdagar.';
  if (Math.abs(days) > MAX_LAG) return `fördröjningen är ${days} arbetsdagar. Högst ${MAX_LAG} får plats.`;
  return days;
}
