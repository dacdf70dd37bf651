import fc from 'fast-check';

import type { CalendarDate } from '~/domain/calendar';
import { hours } from '~/domain/hours';
import { ore } from '~/domain/money';
import { emptyDraft, LEVELS, PARTS, type ReportDraft, type ReportFacts, type ReportSnapshot } from '~/domain/report';

export const day = (text: string) => text as CalendarDate;

/** A project of which nothing is known. */
export const NO_FACTS: ReportFacts = {
  milestones: { reached: [], moved: [], late: [], next: [] },
  undecidedGates: 0,
  money: [],
  followUp: [],
  hours: [],
  risks: { top: [], count: { röd: 0, gul: 0, grön: 0, unrated: 0 } },
  escalations: [],
  approvals: [],
  goals: [],
};

/** A project of which something is known in every part. */
export const FACTS: ReportFacts = {
  milestones: {
    reached: [{ label: 'MS1', title: 'Plan beslutad', kommun: null, date: day('2020-12-02') }],
    moved: [],
    late: [],
    next: [{ label: 'MS2', title: 'Lanserad', kommun: 'Mora', date: day('2021-02-01') }],
  },
  undecidedGates: 0,
  money: [{ phaseNumber: 1, phaseName: 'Fas 1', state: 'godkänd', budget: ore(93_000_000) }],
  followUp: [{ name: 'Personal', kind: 'kostnad', budget: ore(100), forecast: ore(100) }],
  hours: [{ category: 'extern', year: 2020, budget: hours(179_000) }],
  risks: {
    top: [{ number: 18, title: 'Sen leverans', colour: 'gul', mandate: 'styrgrupp' }],
    count: { röd: 0, gul: 1, grön: 0, unrated: 0 },
  },
  escalations: [{ number: 18, title: 'Sen leverans', colour: 'gul', mandate: 'styrgrupp' }],
  approvals: [{ phaseNumber: 2, phaseName: 'Fas 2', text: '12 av 15 har godkänt', running: false }],
  goals: ['Mindre arbete'],
};

export const HEAD: Omit<ReportSnapshot, 'view' | 'draft' | 'facts'> = {
  projectName: 'Min skolskjuts',
  cooperationName: 'Dalarna',
  leadName: 'Borlänge',
  number: 2,
  edition: 1,
  periodStart: day('2020-12-01'),
  periodEnd: day('2020-12-18'),
  publishedOn: day('2020-12-18'),
  publishedBy: 'Projektledare',
};

/** A published report that says this. */
export function published(draft: Partial<ReportDraft>, facts: Partial<ReportFacts> = {}): ReportSnapshot {
  return { view: 1, ...HEAD, draft: { ...emptyDraft([]), ...draft }, facts };
}

const words = fc.string({ maxLength: 12 });

export const anyLight = fc.record({
  area: words,
  level: fc.constantFrom(null, ...LEVELS),
  text: words,
  deviation: words,
  measure: words,
  done: fc.boolean(),
});

/** Whatever somebody may have written. */
export const anyDraft: fc.Arbitrary<ReportDraft> = fc.record({
  lights: fc.uniqueArray(anyLight, { selector: ({ area }) => area, maxLength: 6 }),
  results: words,
  coming: words,
  parts: fc.record(
    Object.fromEntries(PARTS.map((part) => [part, fc.record({ comment: words, leftOut: fc.boolean() })])),
  ) as unknown as fc.Arbitrary<ReportDraft['parts']>,
});
