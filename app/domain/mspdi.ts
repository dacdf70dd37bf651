import type { ExchangedBaseline } from './exchange-plan';
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

/** Own fields of a task that Project keeps and shows as columns: Text29 and Text30. */
export const LABEL_FIELD = '188744015';
export const MARK_FIELD = '188744016';

/** Link types by their number. */
export const LINK_TYPES: readonly DependencyType[] = ['FF', 'FS', 'SF', 'SS'];

/** Baselines 0 to 10 are all that Project has. */
export function isBaselineNumber(number: ExchangedBaseline['number']): boolean {
  return Number.isInteger(number) && number >= 0 && number <= 10;
}
