import { parseDate, type CalendarDate } from '~/domain/calendar';
import { planFrom, templateDays, type TemplateContent } from '~/domain/plan-template';
import { Refusal } from '~/domain/refusal';
import { workCalendar } from '~/domain/working-days';
import { fingerprint } from '~/platform/fingerprint';
import { swedishHolidays } from '~/platform/holidays';
import type { Guarded } from '~/policy/guard';
import { findTemplate } from '~/store/plan-template';
import type { AskedTemplate, TemplatePreview } from '~/views/template/template-preview';

/** No year has fewer working days. */
const DAYS_IN_YEAR = 240;

/** Where a template is put. */
interface Place {
  readonly cooperationId: number;
  /** nothing is planned before it */
  readonly projectStart: CalendarDate | null;
  /** numbers of the phases that are there */
  readonly taken: readonly number[];
}

/**
 * The rows of a template from a start, with the days off of Sweden.
 * @throws Refusal for `start`
 */
export function templatePlan(
  template: TemplateContent,
  start: CalendarDate,
  { projectStart, taken }: Omit<Place, 'cooperationId'>,
): TemplatePreview {
  if (projectStart && start < projectStart) {
    throw new Refusal(`Mallens start ${start} ligger före projektets start ${projectStart}.`, 'start');
  }
  const year = Number(start.slice(0, 4));
  const last = Math.min(year + Math.ceil(templateDays(template) / DAYS_IN_YEAR) + 1, 2201);
  const calendar = workCalendar(swedishHolidays(year, last).map(({ date }) => date));
  const items = planFrom(template, start, calendar, taken);
  return { start, items, dependencies: template.dependencies, seen: fingerprint(items) };
}

/** What an address asks to be shown: a template (`mall`) from a start (`start`); null without a template in sight. */
export async function askedTemplate(
  { viewer, context, url }: Pick<Guarded<unknown>, 'viewer' | 'context' | 'url'>,
  { cooperationId, ...place }: Place,
): Promise<AskedTemplate | null> {
  const typed = url.searchParams.get('mall') ?? '';
  const template = /^[1-9]\d{0,14}$/.test(typed) ? await findTemplate(context.db, viewer, Number(typed)) : null;
  if (!template || template.cooperationId !== cooperationId) return null;
  const start = (url.searchParams.get('start') ?? '').trim();
  const { id, name, kind, description } = template;
  const asked = { template: { id, name, kind, description }, start };
  if (start === '') return { ...asked, preview: null, message: 'Skriv vilken dag mallen börjar.' };
  try {
    const date = parseDate(start);
    if (!date) {
      throw new Refusal(
        `”${start.slice(0, 40)}” är inte ett datum som finns. Skriv år-månad-dag, till exempel 2021-01-11.`,
      );
    }
    return { ...asked, preview: templatePlan(template, date, place), message: null };
  } catch (error) {
    if (error instanceof Refusal) return { ...asked, preview: null, message: error.message };
    throw error;
  }
}
