import type { CalendarDate } from './calendar';
import { expectedDate, type MilestoneDates } from './milestone';
import { Refusal } from './refusal';
import type { Dependency, DependencyType } from './schedule';
import type { WorkCalendar } from './working-days';

/** What of a plan a template holds; `milestones` are those of one phase, without the phase. */
export type TemplateKind = 'project' | 'phases' | 'milestones';

/** A row of a template. Places are counted in working days from the template's start, so that any start can be chosen. */
export interface TemplateItem {
  /** from 1, in the order of the plan; what dependencies call it */
  readonly number: number;
  readonly kind: 'phase' | 'activity' | 'milestone';
  /** number of the phase it lies in; null for a phase, and in a set of milestones */
  readonly parent: number | null;
  /** of a milestone its title */
  readonly name: string;
  readonly phaseNumber: number | null;
  readonly phaseKind: 'förstudie' | 'genomförande' | 'breddinförande' | 'förvaltning' | null;
  readonly note: string;
  readonly label: string;
  readonly milestoneKind: 'milstolpe' | 'kontrollpunkt' | 'leverans' | 'lansering' | null;
  readonly criteria: string;
  /** a role */
  readonly responsible: string;
  /** the border before the first day; null: not planned */
  readonly startsAt: number | null;
  /** the border after the last day */
  readonly endsAt: number | null;
}

export interface TemplateDependency {
  readonly predecessor: number;
  readonly successor: number;
  readonly type: DependencyType;
  /** working days */
  readonly lag: number;
}

export interface TemplateContent {
  readonly items: readonly TemplateItem[];
  readonly dependencies: readonly TemplateDependency[];
}

interface Spanned {
  readonly id: number;
  readonly name: string;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
}

/** A plan that a template is made of. */
export interface TemplateSource {
  readonly phases: readonly (Spanned & {
    readonly number: number;
    readonly kind: NonNullable<TemplateItem['phaseKind']>;
    readonly note: string;
  })[];
  readonly activities: readonly (Spanned & { readonly phaseId: number; readonly responsible: string })[];
  readonly milestones: readonly (MilestoneDates & {
    readonly id: number;
    readonly phaseId: number;
    readonly partyId: number | null;
    readonly label: string;
    readonly title: string;
    readonly kind: NonNullable<TemplateItem['milestoneKind']>;
    readonly criteria: string;
    readonly responsible: string;
  })[];
  readonly dependencies: readonly Dependency[];
}

export interface TemplateSelection {
  readonly kind: TemplateKind;
  /** the phases that are chosen; of a whole project all are */
  readonly phaseIds: readonly number[];
  /** also the milestones that are one kommun's own: another project has other kommuner */
  readonly ofParties: boolean;
}

type Place = Pick<TemplateItem, 'startsAt' | 'endsAt'>;

/**
 * A plan as a template: its chosen rows in working days from the first of them, and the dependencies among them.
 * @throws Refusal for `phaseIds` when nothing is chosen, or more than one phase for a set of milestones
 */
export function templateOf(
  { phases, activities, milestones, dependencies }: TemplateSource,
  { kind, phaseIds, ofParties }: TemplateSelection,
  calendar: Pick<WorkCalendar, 'before' | 'after'>,
): TemplateContent {
  const chosen = kind === 'project' ? phases : phases.filter(({ id }) => phaseIds.includes(id));
  if (chosen.length === 0) throw new Refusal('Välj minst en fas.', 'phaseIds');
  if (kind === 'milestones' && chosen.length > 1) {
    throw new Refusal('Välj en fas. En mall med milstolpar gäller en fas i taget.', 'phaseIds');
  }
  const rows = chosen.flatMap((phase) => [
    ...(kind === 'milestones' ? [] : [{ ...rowOf(phase), kind: 'phase' as const, phase }]),
    ...activities
      .filter(({ phaseId }) => kind !== 'milestones' && phaseId === phase.id)
      .map((activity) => ({ ...rowOf(activity), kind: 'activity' as const, activity, phaseId: phase.id })),
    ...milestones
      .filter(({ phaseId, partyId }) => phaseId === phase.id && (ofParties || partyId === null))
      .map((milestone) => {
        const date = expectedDate(milestone);
        return {
          ...{ id: milestone.id, name: milestone.title, start: date, end: date },
          ...{ kind: 'milestone' as const, milestone, phaseId: phase.id },
        };
      }),
  ]);
  if (rows.length === 0) throw new Refusal('Fasen har inga milstolpar att spara.', 'phaseIds');
  const borders = rows.flatMap(({ start, end }) => ((start ?? end) ? [calendar.before((start ?? end)!)] : []));
  const origin = Math.min(...borders);
  const numbers = new Map(rows.map(({ id }, at) => [id, at + 1]));
  const parent = (phaseId: number) => numbers.get(phaseId) ?? null;
  const items = rows.map((row, at): TemplateItem => {
    const common = { ...EMPTY, number: at + 1, name: row.name, ...placeOf(row, calendar, origin) };
    switch (row.kind) {
      case 'phase':
        return {
          ...common,
          kind: 'phase',
          phaseNumber: row.phase.number,
          phaseKind: row.phase.kind,
          note: row.phase.note,
        };
      case 'activity':
        return { ...common, kind: 'activity', parent: parent(row.phaseId), responsible: row.activity.responsible };
      case 'milestone': {
        const { label, kind: milestoneKind, criteria, responsible } = row.milestone;
        return {
          ...common,
          kind: 'milestone',
          parent: parent(row.phaseId),
          label,
          milestoneKind,
          criteria,
          responsible,
        };
      }
    }
  });
  return {
    items,
    dependencies: dependencies.flatMap(({ predecessorId, successorId, type, lag }) => {
      const [predecessor, successor] = [numbers.get(predecessorId), numbers.get(successorId)];
      return predecessor && successor ? [{ predecessor, successor, type, lag }] : [];
    }),
  };
}

const EMPTY = {
  ...{ parent: null, phaseNumber: null, phaseKind: null, note: '', label: '', milestoneKind: null },
  ...{ criteria: '', responsible: '' },
} as const;

function rowOf({ id, name, startDate, endDate }: Spanned) {
  return { id, name, start: startDate, end: endDate };
}

/** At least a day long: what lies on days off only takes the next working day. */
function placeOf(
  { start, end }: { readonly start: CalendarDate | null; readonly end: CalendarDate | null },
  { before, after }: Pick<WorkCalendar, 'before' | 'after'>,
  origin: number,
): Place {
  const startsAt = start && before(start) - origin;
  const endsAt = end && Math.max(after(end) - origin, (startsAt ?? 0) + 1);
  return { startsAt, endsAt };
}

/** Length in working days; null where a date is missing. */
export function lengthOf({ startsAt, endsAt }: Place): number | null {
  return startsAt !== null && endsAt !== null ? endsAt - startsAt : null;
}

/** The last border of a template: how many working days it takes in all. */
export function templateDays({ items }: TemplateContent): number {
  return items.reduce((most, { startsAt, endsAt }) => Math.max(most, endsAt ?? (startsAt ?? -1) + 1), 0);
}

/** A row of a template as it becomes in a project. */
export interface PlannedItem extends TemplateItem {
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  /** of a phase whose number was taken: the number that it had in the template */
  readonly renumberedFrom: number | null;
}

/**
 * A template from a start: every row so many working days after it, as long as it was, and each phase with a number
 * that is free. A start on a day off is the next working day.
 * @param taken numbers of the phases that are there
 * @throws Refusal for `start` past the years that the product knows
 */
export function planFrom(
  { items }: Pick<TemplateContent, 'items'>,
  start: CalendarDate,
  calendar: Pick<WorkCalendar, 'before' | 'dayAt'>,
  taken: Iterable<number>,
): PlannedItem[] {
  const origin = calendar.before(start);
  const dayAt = (border: number) => {
    const day = calendar.dayAt(origin + border);
    if (day.length > 10 || day > '2200-12-31') throw new Refusal('Planen skulle sluta efter år 2200.', 'start');
    return day;
  };
  const numbers = freeNumbers(items, taken);
  return items.map((item) => {
    const { startsAt, endsAt, phaseNumber, name } = item;
    const dates = {
      start: startsAt === null ? null : dayAt(startsAt),
      end: endsAt === null ? null : dayAt(endsAt - 1),
    };
    const given = phaseNumber === null ? null : numbers.get(phaseNumber)!;
    if (given === phaseNumber) return { ...item, ...dates, renumberedFrom: null };
    const renamed = name.replace(/^Fas \d+/, `Fas ${given}`).slice(0, LONGEST_NAME);
    return { ...item, ...dates, phaseNumber: given, name: renamed, renumberedFrom: phaseNumber };
  });
}

/** The greatest number that a phase can have, and the most letters of its name. */
const LAST_NUMBER = 999;
const LONGEST_NAME = 200;

/** Each phase keeps its number where it is free; else it gets the next after all others. */
function freeNumbers(items: readonly TemplateItem[], taken: Iterable<number>): Map<number, number> {
  const there = new Set(taken);
  const own = items.flatMap(({ phaseNumber }) => (phaseNumber === null ? [] : [phaseNumber]));
  let last = Math.max(-1, ...there, ...own);
  const given = new Map<number, number>();
  for (const number of own) {
    given.set(number, there.has(number) ? ++last : number);
  }
  if (last > LAST_NUMBER) throw new Refusal(`Faserna skulle få nummer över ${LAST_NUMBER}.`);
  return given;
}
