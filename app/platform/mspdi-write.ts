import type { CalendarDate } from '~/domain/calendar';
import { GUARD_FIELD, LABEL_FIELD, MARK_FIELD, SECRECY_FIELD, type MspdiProject, type MspdiTask } from '~/domain/mspdi';
import { weekdays } from '~/domain/mspdi-write';

/** An element: its name and its text or its elements; without either it is left out. */
type Element = readonly [name: string, content: string | number | readonly Element[]];

/** Durations are shown in days. */
const IN_DAYS = 7;

/**
 * The plan as the XML of Microsoft Project, elements in the order of the format's schema. Tasks are scheduled by hand,
 * so that Project shows the dates that stand here and does not reckon others.
 * @param at the moment of writing, ISO
 */
export function writeMspdi({ name, minutesPerDay, tasks }: MspdiProject, at: string): string {
  const [whole] = tasks;
  const project: Element[] = [
    ['SaveVersion', 14],
    ['Name', `${name}.xml`],
    ['Title', name],
    ['CreationDate', at.slice(0, 19)],
    ['ScheduleFromStart', 1],
    ['StartDate', whole?.start ?? ''],
    ['FinishDate', whole?.finish ?? ''],
    ['CalendarUID', 1],
    ['DefaultStartTime', '08:00:00'],
    ['DefaultFinishTime', '17:00:00'],
    ['MinutesPerDay', minutesPerDay],
    ['MinutesPerWeek', minutesPerDay * 5],
    ['DaysPerMonth', 20],
    ['WeekStartDay', 1],
    ['NewTasksAreManual', 1],
    [
      'ExtendedAttributes',
      [
        ['ExtendedAttribute', ownField(SECRECY_FIELD, 'Text27', 'Sekretess')],
        ['ExtendedAttribute', ownField(GUARD_FIELD, 'Text28', 'Samplan-start')],
        ['ExtendedAttribute', ownField(LABEL_FIELD, 'Text29', 'Nr')],
        ['ExtendedAttribute', ownField(MARK_FIELD, 'Text30', 'Samplan-id')],
      ],
    ],
    ['Calendars', [['Calendar', standardWeek()]]],
    ['Tasks', tasks.map((task): Element => ['Task', taskElements(task, minutesPerDay)])],
  ];
  const parts = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  parts.push('<Project xmlns="http://schemas.microsoft.com/project">');
  for (const element of project) write(element, parts);
  parts.push('</Project>\n');
  return parts.join('');
}

function ownField(id: string, field: string, alias: string): Element[] {
  return [
    ['FieldID', id],
    ['FieldName', field],
    ['Alias', alias],
  ];
}

/** Monday to Friday, eight to five with an hour's break. Day 1 is Sunday. */
function standardWeek(): Element[] {
  const times: Element[] = [
    [
      'WorkingTime',
      [
        ['FromTime', '08:00:00'],
        ['ToTime', '12:00:00'],
      ],
    ],
    [
      'WorkingTime',
      [
        ['FromTime', '13:00:00'],
        ['ToTime', '17:00:00'],
      ],
    ],
  ];
  const day = (type: number): Element => {
    const works = type > 1 && type < 7;
    const said: Element[] = [
      ['DayType', type],
      ['DayWorking', works ? 1 : 0],
    ];
    return ['WeekDay', works ? [...said, ['WorkingTimes', times]] : said];
  };
  return [
    ['UID', 1],
    ['Name', 'Standard'],
    ['IsBaseCalendar', 1],
    ['BaseCalendarUID', -1],
    ['WeekDays', [1, 2, 3, 4, 5, 6, 7].map(day)],
  ];
}

function taskElements(task: MspdiTask, minutesPerDay: number): Element[] {
  const duration = durationOf(task, minutesPerDay);
  return [
    ['UID', task.uid],
    ['ID', task.id],
    ['Name', task.name],
    ['Active', 1],
    ['Manual', task.id === 0 ? 0 : 1],
    ['Type', 1],
    ['IsNull', 0],
    ['Contact', task.contact],
    ['OutlineLevel', task.outlineLevel],
    ['Start', task.start],
    ['Finish', task.finish],
    ['Duration', duration],
    ...(task.id === 0
      ? []
      : ([
          ['ManualStart', task.start],
          ['ManualFinish', task.finish],
          ['ManualDuration', duration],
        ] satisfies Element[])),
    ['DurationFormat', duration && IN_DAYS],
    ['Milestone', task.milestone ? 1 : 0],
    ['Summary', task.summary ? 1 : 0],
    ['PercentComplete', task.percentComplete],
    ['ActualFinish', task.actualFinish],
    ['ConstraintType', task.constraintType],
    ['ConstraintDate', task.constraintDate],
    ...task.links.map((link): Element => [
      'PredecessorLink',
      [
        ['PredecessorUID', link.predecessorUid],
        ['Type', link.type],
        ['CrossProject', 0],
        ['LinkLag', link.lag],
        ['LagFormat', link.lagFormat],
      ],
    ]),
    ...[...task.fields].map(([id, value]): Element => [
      'ExtendedAttribute',
      [
        ['FieldID', id],
        ['Value', value],
      ],
    ]),
    ...task.baselines.map(({ number, start, finish }): Element => [
      'Baseline',
      [
        ['Number', number],
        ['Start', start],
        ['Finish', finish],
      ],
    ]),
  ];
}

function durationOf({ milestone, start, finish }: MspdiTask, minutesPerDay: number): string {
  if (milestone) return 'PT0H0M0S';
  if (!start || !finish) return '';
  const minutes = weekdays(start.slice(0, 10) as CalendarDate, finish.slice(0, 10) as CalendarDate) * minutesPerDay;
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
}

function write([name, content]: Element, parts: string[]): void {
  if (typeof content === 'number' || typeof content === 'string') {
    if (content !== '') parts.push(`<${name}>${escapeText(String(content))}</${name}>`);
    return;
  }
  if (content.length === 0) return;
  parts.push(`<${name}>`);
  for (const element of content) write(element, parts);
  parts.push(`</${name}>`);
}

/** Signs that XML 1.0 cannot hold, not even escaped, and halves of signs. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;
const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeText(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>]/g, (sign) => ESCAPED[sign]!);
}
