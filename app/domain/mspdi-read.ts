import { addDays, parseDate, type CalendarDate } from './calendar';
import {
  cleanName,
  isGateMark,
  loosePhase,
  LOOSE_UID,
  MAX_DEPENDENCIES,
  MAX_ITEMS,
  MAX_LABEL,
  MAX_NAME,
  MAX_RESPONSIBLE,
  readMark,
  type ExchangedDependency,
  type ExchangedItem,
  type OwnMark,
  type ReadPlan,
} from './exchange-plan';
import { ImportRefusal } from './import-table';
import {
  GUARD_FIELD,
  isBaselineNumber,
  LABEL_FIELD,
  lagInDays,
  LINK_TYPES,
  MARK_FIELD,
  MUST_START_ON,
  START_NO_EARLIER,
  UNKEPT_CONSTRAINTS,
  type MspdiProject,
  type MspdiTask,
} from './mspdi';

/** A task where it stands in the outline. */
interface Placed {
  readonly task: MspdiTask;
  readonly mark: OwnMark | null;
  readonly parent: Placed | null;
  readonly children: Placed[];
}

/**
 * Tasks as a plan: summaries of the first level are phases, those below them activities that are headings.
 * @param projectId the project it is read into: only marks of that one tell which row a task is
 * @throws ImportRefusal with every mistake, by row and name
 */
export function planOfMspdi({ tasks, minutesPerDay }: MspdiProject, projectId: number): ReadPlan {
  const notes: string[] = [];
  const problems: string[] = [];
  const kept = leaveOut(tasks, notes);
  if (kept.length > MAX_ITEMS) {
    throw new ImportRefusal([`Filen har fler än ${MAX_ITEMS.toLocaleString('sv-SE')} rader. Dela upp planen.`]);
  }
  const roots = placed(kept, notes);
  const items: ExchangedItem[] = [];
  const loose: ExchangedItem[] = [];
  for (const root of roots) {
    const isPhase = root.mark ? root.mark.kind === 'phase' : root.task.summary || root.children.length > 0;
    if (isPhase) {
      items.push(itemOf(root, 'phase', null, null));
      for (const child of root.children) walk(child, root.task.uid, null, items);
    } else {
      walk(root, LOOSE_UID, null, loose);
    }
  }
  if (loose.length > 0) items.push(loosePhase(), ...loose);
  if (items.length === 0) problems.push('Filen har ingen uppgift (Task) att läsa in.');
  const dependencies = linksOf(roots, minutesPerDay, notes, problems);
  if (problems.length > 0) throw new ImportRefusal(problems);
  return { items, dependencies, notes };

  function walk(at: Placed, phaseUid: string, parentUid: string | null, into: ExchangedItem[]): void {
    const isMilestone = at.children.length === 0 && (at.mark ? at.mark.kind === 'milestone' : at.task.milestone);
    into.push(itemOf(at, isMilestone ? 'milestone' : 'activity', phaseUid, parentUid));
    for (const child of at.children) walk(child, phaseUid, at.task.uid, into);
  }

  function itemOf(
    { task, mark, children }: Placed,
    kind: ExchangedItem['kind'],
    phaseUid: string | null,
    parentUid: string | null,
  ): ExchangedItem {
    const where = placeOf(task);
    const name = cleanName(task.name);
    const label = cleanName(task.fields.get(LABEL_FIELD) ?? '');
    const responsible = cleanName(task.contact);
    if (name === '') problems.push(`${where}: namnet saknas. Varje uppgift ska ha ett namn.`);
    check(name, MAX_NAME[kind], 'namnet');
    check(label, MAX_LABEL, 'numret');
    check(responsible, MAX_RESPONSIBLE, 'ansvarig');
    const end = day(task.finish, 'slutdatumet');
    const start = day(task.start, 'startdatumet');
    const span = spanOf(kind, start, lastDay(task, start, end), task);
    const percent = /^\d{1,3}$/.test(task.percentComplete) ? Number(task.percentComplete) : 0;
    if (percent > 100) problems.push(`${where}: ${percent} % klart. Det ska vara från 0 till 100.`);
    return {
      uid: task.uid,
      itemId: mark?.projectId === projectId ? mark.itemId : null,
      row: task.id,
      kind,
      phaseUid,
      parentUid,
      name,
      label: kind === 'milestone' && label !== '' ? label : null,
      ...span,
      percentComplete: kind === 'phase' ? null : percent,
      actual: kind === 'milestone' && percent === 100 ? day(task.actualFinish, 'det verkliga slutet') : null,
      responsible: kind === 'phase' || responsible === '' ? null : responsible,
      constraint: constraintOf(kind === 'phase' || children.length > 0),
      baselines: task.baselines
        .filter(({ number, start, finish }) => isBaselineNumber(number) && (start !== '' || finish !== ''))
        .map(({ number, start, finish }) => {
          const [from, to] = [day(start, 'baslinjens start'), day(finish, 'baslinjens slut')];
          return {
            number,
            ...(kind === 'milestone' ? { start: to ?? from, end: to ?? from } : { start: from, end: to }),
          };
        })
        .toSorted((a, b) => a.number - b.number),
    };

    /** A summary can have a first day in the file and no lock: only the first is said there. */
    function constraintOf(isSummary: boolean): ExchangedItem['constraint'] {
      const { constraintType: type } = task;
      const date = type === START_NO_EARLIER ? day(task.constraintDate, 'villkorets datum') : null;
      if (date && task.fields.get(GUARD_FIELD) !== date) return { kind: 'notBefore', date };
      if (isSummary) return null;
      if (type === MUST_START_ON) return { kind: 'fixed' };
      const unkept = UNKEPT_CONSTRAINTS[type];
      if (unkept !== undefined)
        notes.push(`${where}: villkoret ”${unkept}” kan Samplan inte hålla. Det läses inte in.`);
      return { kind: 'none' };
    }

    function check(text: string, most: number, what: string): void {
      if (text.length > most) problems.push(`${where}: ${what} har ${text.length} tecken. Högst ${most} får plats.`);
    }

    function day(text: string, what: string): CalendarDate | null {
      if (text === '') return null;
      const date = parseDate(text.slice(0, 10));
      if (date === null) problems.push(`${where}: ${what} ”${text.slice(0, 40)}” är inget datum mellan 1900 och 2200.`);
      return date;
    }
  }

  function spanOf(
    kind: ExchangedItem['kind'],
    start: CalendarDate | null,
    end: CalendarDate | null,
    task: MspdiTask,
  ): { start: CalendarDate | null; end: CalendarDate | null } {
    if (kind === 'milestone') return { start: end ?? start, end: end ?? start };
    if (start && end && end < start) {
      problems.push(`${placeOf(task)}: slutet ${end} ligger före starten ${start}.`);
    }
    return { start, end };
  }
}

/** What ends at midnight ended the day before. */
function lastDay(task: MspdiTask, start: CalendarDate | null, end: CalendarDate | null): CalendarDate | null {
  return end && start && end > start && /T00:00(:00)?/.test(task.finish) ? addDays(end, -1) : end;
}

/** Drops the project's own row and what is no work of this plan. */
function leaveOut(tasks: readonly MspdiTask[], notes: string[]): MspdiTask[] {
  const kept = tasks.filter(({ isNull, outlineLevel }) => !isNull && outlineLevel > 0);
  const told = (left: number, what: string) => {
    if (left > 0) notes.push(`${left} ${left === 1 ? 'rad' : 'rader'} hoppas över (${what}).`);
  };
  told(kept.filter(({ active }) => !active).length, 'inaktivt i filen');
  told(kept.filter(({ active, external }) => active && external).length, 'hör till ett annat projekt');
  const own = kept.filter(({ active, external }) => active && !external);
  const isGate = ({ fields }: MspdiTask) => isGateMark(fields.get(MARK_FIELD) ?? '');
  told(own.filter(isGate).length, 'beslutspunkter, som ändras på sin egen sida');
  return own.filter((task) => !isGate(task));
}

function placed(tasks: readonly MspdiTask[], notes: string[]): Placed[] {
  const roots: Placed[] = [];
  const above: Placed[] = [];
  for (const task of tasks) {
    while (above.length > 0 && above.at(-1)!.task.outlineLevel >= task.outlineLevel) above.pop();
    const parent = above.at(-1) ?? null;
    const own: Placed = { task, mark: readMark(task.fields.get(MARK_FIELD) ?? ''), parent, children: [] };
    (parent?.children ?? roots).push(own);
    above.push(own);
  }
  const [only, ...others] = roots;
  if (!only || others.length > 0 || only.mark || !only.children.some(({ children }) => children.length > 0))
    return roots;
  notes.push(
    `Rubriken ”${cleanName(only.task.name)}” står över allt annat och motsvarar projektet. Den läses inte in.`,
  );
  return only.children;
}

function linksOf(
  roots: readonly Placed[],
  minutesPerDay: number,
  notes: string[],
  problems: string[],
): ExchangedDependency[] {
  const all = flatten(roots);
  const known = new Set(all.map(({ task }) => task.uid));
  if (known.size < all.length) problems.push('Två uppgifter i filen har samma UID. Spara om filen i Project.');
  const dependencies: ExchangedDependency[] = [];
  let elsewhere = 0;
  for (const { task } of all) {
    const before = new Set<string>();
    for (const link of task.links) {
      if (link.crossProject || !known.has(link.predecessorUid)) {
        elsewhere += 1;
        continue;
      }
      const where = `${placeOf(task)}, föregångare`;
      const type = LINK_TYPES[link.type];
      const lag = lagInDays(link.lag, link.lagFormat, minutesPerDay);
      if (before.has(link.predecessorUid)) problems.push(`${where}: samma uppgift anges två gånger.`);
      if (link.predecessorUid === task.uid) problems.push(`${where}: uppgiften kan inte vänta på sig själv.`);
      if (!type)
        problems.push(`${where}: typen ${link.type} finns inte. Tillåtna är 0 (FF), 1 (FS), 2 (SF) och 3 (SS).`);
      if (typeof lag === 'string') problems.push(`${where}: ${lag}`);
      else if (type) {
        dependencies.push({ predecessorUid: link.predecessorUid, successorUid: task.uid, type, lag });
      }
      before.add(link.predecessorUid);
    }
  }
  if (elsewhere > 0) notes.push(`${elsewhere} beroenden till rader som inte läses in hoppas över.`);
  if (dependencies.length > MAX_DEPENDENCIES) {
    problems.push(`Filen har fler än ${MAX_DEPENDENCIES.toLocaleString('sv-SE')} beroenden. Dela upp planen.`);
  }
  return dependencies;
}

function flatten(roots: readonly Placed[]): Placed[] {
  return roots.flatMap((root) => [root, ...flatten(root.children)]);
}

function placeOf({ id, name }: MspdiTask): string {
  const called = cleanName(name).slice(0, 60);
  return called === '' ? `Rad ${id}` : `Rad ${id} ”${called}”`;
}
