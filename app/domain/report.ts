import type { CalendarDate } from './calendar';
import type { Hours } from './hours';
import type { Ore } from './money';
import type { ColourCount, RiskColour } from './risk';
import type { DecidingBody, RiskAnswer } from './risk-mandate';

/** How an area stands (DOMAIN.md 6.1), the best first. */
export const LEVELS = ['enligt plan', 'mindre komplikationer', 'komplikationer'] as const;
export type Level = (typeof LEVELS)[number];

/** What is judged where a cooperation has not chosen its own. */
export const AREAS = ['Budget', 'Tid', 'Personal'] as const;

/** One light: how an area stands, why, and what is done about it. */
export interface AreaLight {
  readonly area: string;
  /** null: not judged yet */
  readonly level: Level | null;
  readonly text: string;
  readonly deviation: string;
  readonly measure: string;
  /** the measure is carried out */
  readonly done: boolean;
}

/** The parts that the system fills in; each can be left out and commented. */
export const PARTS = ['milestones', 'money', 'hours', 'risks', 'escalations', 'approvals', 'goals'] as const;
export type Part = (typeof PARTS)[number];

/** What the projektledare writes. */
export interface ReportDraft {
  readonly lights: readonly AreaLight[];
  readonly results: string;
  readonly coming: string;
  readonly parts: Readonly<Record<Part, { readonly comment: string; readonly leftOut: boolean }>>;
}

interface MilestoneFact {
  readonly label: string;
  readonly title: string;
  readonly kommun: string | null;
  /** the day it was reached, or is now expected; null: not known */
  readonly date: CalendarDate | null;
}

/** A milestone whose forecast moved in the period (DOMAIN.md 3.3). */
export interface MovedMilestone extends MilestoneFact {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** '' when nobody has said why */
  readonly reason: string;
}

/** A risk that entered the mandate of a higher body (DOMAIN.md 4.3). */
export interface RaisedRisk {
  readonly to: DecidingBody;
  readonly raisedOn: CalendarDate;
  /** both null: nobody has decided */
  readonly answer: RiskAnswer | null;
  readonly decisionNumber: number | null;
}

export interface RiskFact {
  readonly number: number;
  readonly title: string;
  readonly colour: RiskColour | null;
  /** in the report before; undefined where the risk was not there, null where it was not rated */
  readonly before?: RiskColour | null;
  /** that it was raised to a body, and how that stands; undefined where it was not */
  readonly raised?: RaisedRisk;
  /** whose mandate the level is in; null where the scale gives none */
  readonly mandate: string | null;
}

/** What the system knows of a project for a period. */
export interface ReportFacts {
  readonly milestones: {
    readonly reached: readonly MilestoneFact[];
    readonly moved: readonly MovedMilestone[];
    readonly late: readonly MilestoneFact[];
    readonly next: readonly MilestoneFact[];
  };
  /** gates whose planned day has passed and that nobody has decided; for the advice, no part of the frozen report */
  readonly undecidedGates: number;
  readonly money: readonly {
    readonly phaseNumber: number;
    readonly phaseName: string;
    /** of the budget; null where there is none */
    readonly state: string | null;
    readonly budget: Ore | null;
  }[];
  /** budget and forecast in öre; income is negative */
  readonly followUp: readonly {
    readonly name: string;
    readonly kind: string;
    readonly budget: Ore;
    readonly forecast: Ore;
  }[];
  readonly hours: readonly { readonly category: string; readonly year: number; readonly budget: Hours }[];
  /** `count` null: left out as it is read, because of sekretess */
  readonly risks: { readonly top: readonly RiskFact[]; readonly count: ColourCount | null };
  /** risks that are in somebody else's mandate than the projektledare's */
  readonly escalations: readonly RiskFact[];
  readonly approvals: readonly {
    readonly phaseNumber: number;
    readonly phaseName: string;
    readonly text: string;
    readonly running: boolean;
  }[];
  readonly goals: readonly string[];
}

/** A published report: everything a reader sees, as data that never changes. */
export interface ReportSnapshot {
  /** which view shows it: a later design does not change how an old report reads */
  readonly view: 1;
  readonly projectName: string;
  readonly cooperationName: string;
  readonly leadName: string | null;
  readonly number: number;
  readonly edition: number;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
  readonly publishedOn: CalendarDate;
  /** in which role it was published */
  readonly publishedBy: string;
  readonly draft: ReportDraft;
  /** what was left out is not in it */
  readonly facts: Partial<ReportFacts>;
  /** never stored: something is left out as it is read, because of sekretess */
  readonly withheld?: true;
}

/** An empty report on these areas. */
export function emptyDraft(areas: readonly string[]): ReportDraft {
  return {
    lights: areas.map((area) => ({ area, level: null, text: '', deviation: '', measure: '', done: false })),
    results: '',
    coming: '',
    parts: Object.fromEntries(PARTS.map((part) => [part, { comment: '', leftOut: false }])) as ReportDraft['parts'],
  };
}

/**
 * A draft for the next report: the lights with their levels and measures that are still open, the words about the
 * period itself empty.
 * @param areas those of the cooperation now; an area that is no longer judged falls away
 */
export function nextDraft(areas: readonly string[], before: ReportDraft | null): ReportDraft {
  const empty = emptyDraft(areas);
  if (!before) return empty;
  return {
    ...empty,
    lights: empty.lights.map((light) => {
      const last = before.lights.find(({ area }) => area === light.area);
      return last ? { ...last, ...(last.done ? { deviation: '', measure: '', done: false } : {}) } : light;
    }),
    // What is left out stays so; a comment was about the period before.
    parts: Object.fromEntries(
      PARTS.map((part) => [part, { comment: '', leftOut: before.parts[part].leftOut }]),
    ) as ReportDraft['parts'],
  };
}

/** What a report lacks before it can be published, one sentence each; empty when nothing. */
export function missingIn(draft: ReportDraft): string[] {
  const lights = draft.lights.flatMap(({ area, level, text, deviation }) => {
    if (level === null) return [`Välj läge för ${area}.`];
    if (level !== 'enligt plan' && text === '' && deviation === '')
      return [`Skriv varför ${area} inte är enligt plan.`];
    return [];
  });
  return draft.results === '' ? [...lights, 'Skriv vad som är gjort under perioden.'] : lights;
}

/** The snapshot of a report: what is left out goes, the rest stays as it is now. */
export function snapshotOf(
  head: Omit<ReportSnapshot, 'view' | 'draft' | 'facts'>,
  draft: ReportDraft,
  facts: ReportFacts,
): ReportSnapshot {
  const shown = (part: Part) => !draft.parts[part].leftOut;
  const parts = Object.fromEntries(
    PARTS.map((part) => [part, shown(part) ? draft.parts[part] : { comment: '', leftOut: true }]),
  ) as ReportDraft['parts'];
  return {
    view: 1,
    ...head,
    draft: { ...draft, parts },
    facts: {
      ...(shown('milestones') ? { milestones: facts.milestones } : {}),
      ...(shown('money') ? { money: facts.money, followUp: facts.followUp } : {}),
      ...(shown('hours') ? { hours: facts.hours } : {}),
      ...(shown('risks') ? { risks: facts.risks } : {}),
      ...(shown('escalations') ? { escalations: facts.escalations } : {}),
      ...(shown('approvals') ? { approvals: facts.approvals } : {}),
      ...(shown('goals') ? { goals: facts.goals } : {}),
    },
  };
}
