import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { addDays, type CalendarDate } from '~/domain/calendar';
import { isoWeekOf, mondayOf, parseWeek, weekAddress } from '~/domain/iso-week';
import { checkUnlocked, type LockedMonth } from '~/domain/period-lock';
import { Refusal } from '~/domain/refusal';
import { checkCorrection, checkDay, isOpen, type ReportablePhase } from '~/domain/time-entry';
import { checkPassed, weekChanges, type TypedRow } from '~/domain/time-week';
import { correctTimeForm, weekForm, withdrawForm } from '~/forms/time';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { listWaitingTime } from '~/store/time-entry';
import { listReportablePhases } from '~/store/time-ground';
import { findOwnWeek, lockOwnWeek, type OwnWeek } from '~/store/time-week';
import { insertCorrection, saveWeek, submitEntries, withdrawEntries } from '~/store/time-entry-change';
import { entryValues } from '~/views/time/time-words';
import { weekRows } from '~/views/time/week-rows';
import { TimeWeekPage } from '~/views/time/TimeWeekPage';
import type { Database, Transaction } from '~db/open';

import { anyone } from './subjects';
import { approvedProjects, reportingProjects, withOwnRoles, workingParty } from './time-projects';

type Asked = Guarded<Record<string, never>>;

/** How many rows for something new a week offers. */
const BLANK_ROWS = 1;

export const loader = guardedLoader(anyone, null, async (asked) => {
  const { viewer, context, url } = asked;
  const today = context.clock.today();
  const monday = parseWeek(url.searchParams.get('vecka') ?? '') ?? mondayOf(today);
  const [week, before, phases, waiting] = await Promise.all([
    findOwnWeek(context.db, viewer, monday),
    findOwnWeek(context.db, viewer, addDays(monday, -7)),
    reportable(asked, monday),
    listWaitingTime(context.db, viewer, approvedProjects(viewer)),
  ]);
  const copied = url.searchParams.has('kopiera');
  return {
    monday,
    today,
    version: week.version,
    rows: weekRows({ monday, phases, entries: week.entries, before: before.entries, copied, blank: BLANK_ROWS }),
    phases,
    copied,
    mayCopy: before.entries.length > 0 && !copied,
    corrected: findCorrected(week, url),
    waiting: waiting.length,
    approves: approvedProjects(viewer).length > 0,
    reports: reportingProjects(viewer).length > 0,
  };
});

function findCorrected({ entries }: OwnWeek, url: URL) {
  const id = Number(url.searchParams.get('ratta'));
  return entries.find((entry) => entry.id === id && entry.state === 'godkänd') ?? null;
}

async function reportable({ viewer, context }: Asked, monday: CalendarDate, db: Database = context.db) {
  const last = addDays(monday, 6);
  return withOwnRoles(viewer, await listReportablePhases(db, viewer, reportingProjects(viewer), monday, last));
}

function locksOf(phases: readonly ReportablePhase[]): LockedMonth[] {
  return phases.flatMap(({ phaseId, lockedMonths }) => lockedMonths.map((month) => ({ phaseId, month })));
}

/** The own projects are the target: who leads none reports nothing. */
async function ownTarget({ viewer }: Asked) {
  const [projectId] = reportingProjects(viewer);
  return projectId === undefined ? {} : { projectId, partyId: workingParty(viewer, projectId) };
}

async function save(
  asked: Asked,
  trx: Transaction,
  actor: Parameters<typeof saveWeek>[1],
  typed: { version: number; monday: CalendarDate; rows: readonly (TypedRow | null)[] },
) {
  const { viewer } = asked;
  const monday = mondayOf(typed.monday);
  const week = await lockOwnWeek(trx, viewer, monday);
  if (week.version !== typed.version) {
    throw new LostRace({ version: week.version, values: entryValues(week.entries) });
  }
  const phases = await reportable(asked, monday, trx);
  const changes = weekChanges(typed.rows, { monday, standing: week.entries, phases });
  await saveWeek(trx, actor, monday, changes, (projectId) => workingParty(viewer, projectId));
  return monday;
}

export const action = guardedAction(anyone, {
  save: intent(anyone, {
    may: 'time.report',
    form: weekForm,
    target: ownTarget,
    run: async (asked, input) => {
      const monday = await asked.write((trx, actor) => save(asked, trx, actor, input));
      return `/tid?vecka=${weekAddress(monday)}&sparad=1`;
    },
  }),
  submit: intent(anyone, {
    may: 'time.report',
    form: weekForm,
    target: ownTarget,
    run: async (asked, input) => {
      checkPassed(input.rows, mondayOf(input.monday), asked.context.clock.today());
      const monday = await asked.write(async (trx, actor) => {
        const monday = await save(asked, trx, actor, input);
        const { entries } = await lockOwnWeek(trx, asked.viewer, monday);
        const open = entries.filter(isOpen);
        if (open.length === 0) throw new Refusal('Det finns inga nya timmar att skicka in i veckan.');
        checkUnlocked(open, locksOf(await reportable(asked, monday, trx)));
        await submitEntries(trx, actor, open);
        return monday;
      });
      return `/tid?vecka=${weekAddress(monday)}&inskickad=1`;
    },
  }),
  withdraw: intent(anyone, {
    may: 'time.report',
    form: withdrawForm,
    target: ownTarget,
    run: async (asked, { monday: typed }) => {
      const monday = mondayOf(typed);
      await asked.write(async (trx, actor) => {
        const { entries } = await lockOwnWeek(trx, asked.viewer, monday);
        const waiting = entries.filter(({ state }) => state === 'inskickad');
        checkUnlocked(waiting, locksOf(await reportable(asked, monday, trx)));
        await withdrawEntries(trx, actor, waiting);
      });
      return `/tid?vecka=${weekAddress(monday)}`;
    },
  }),
  correct: intent(anyone, {
    may: 'time.report',
    form: correctTimeForm,
    target: ownTarget,
    run: async (asked, { id, version, hours, reason }) => {
      const { viewer, write, context, url } = asked;
      const monday = parseWeek(url.searchParams.get('vecka') ?? '') ?? mondayOf(context.clock.today());
      await write(async (trx, actor) => {
        const { entries } = await lockOwnWeek(trx, viewer, monday);
        const before = entries.find((entry) => entry.id === id);
        if (!before) throw new Refusal('Timmarna är redan rättade. Ladda om sidan och se vad som gäller.');
        if (before.version !== version) {
          throw new LostRace({ version: before.version, values: entryValues([before]) });
        }
        const phase = (await reportable(asked, monday, trx)).find(({ phaseId }) => phaseId === before.phaseId);
        if (!phase) throw new Refusal('Fasen finns inte längre.', 'hours');
        checkCorrection(before, phase, hours);
        const others = entries.filter((entry) => entry.date === before.date && entry.id !== id);
        checkDay(
          others.reduce<number>((sum, entry) => sum + entry.hours, hours),
          before.date,
          'hours',
        );
        await insertCorrection(trx, actor, before, hours, reason);
      });
      return `/tid?vecka=${weekAddress(monday)}&rattad=1`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tid${data ? `, vecka ${isoWeekOf(data.monday as CalendarDate).week}` : ''} · Samplan` },
];

export default function TimeWeek() {
  return <TimeWeekPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
