import type { BudgetState } from './budget';
import type { CalendarDate } from './calendar';
import type { GateStanding } from './gate';
import { hours, type Hours } from './hours';
import type { Ore } from './money';
import { overdueOn } from './overdue';
import type { RaisedRisk, ReportFacts, ReportSnapshot, RiskFact } from './report';
import { compareColours, countColours, type RiskColour } from './risk';
import { isWaiting } from './risk-mandate';

/** What is known of a project when a report is written, as the store gives it. */
export interface ReportSource {
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
  readonly today: CalendarDate;
  readonly milestones: readonly {
    readonly id: number;
    readonly label: string;
    readonly title: string;
    readonly partyName: string | null;
    readonly status: string;
    readonly baseline: CalendarDate | null;
    readonly forecast: CalendarDate | null;
    readonly actual: CalendarDate | null;
    readonly windowEnd: CalendarDate | null;
  }[];
  readonly moves: readonly {
    readonly milestoneId: number;
    readonly from: CalendarDate | null;
    readonly to: CalendarDate | null;
    readonly reason: string;
  }[];
  readonly gates: readonly GateStanding[];
  readonly phases: readonly {
    readonly number: number;
    readonly name: string;
    readonly budgetState: BudgetState | null;
    readonly total: Ore | null;
  }[];
  readonly followUp: ReportFacts['followUp'];
  readonly hourRows: readonly {
    readonly category: string;
    readonly cells: readonly { readonly year: number; readonly hours: Hours }[];
  }[];
  readonly risks: readonly {
    readonly number: number;
    readonly title: string;
    readonly status: string;
    readonly derivedColour: RiskColour | null;
    readonly mandate: string | null;
    readonly escalation?: (RaisedRisk & { readonly decidedOn: CalendarDate | null }) | null;
  }[];
  readonly approvals: ReportFacts['approvals'];
  readonly goals: readonly string[];
  /** the report before, for how risks have moved */
  readonly before: ReportSnapshot | null;
}

/** So many risks and coming milestones; the rest is in the register and the plan. */
const MOST_RISKS = 5;
const MOST_NEXT = 6;

/** What the system fills in (DOMAIN.md 6.1). */
export function factsOf(source: ReportSource): ReportFacts {
  return {
    milestones: milestoneFacts(source),
    undecidedGates: overdueOn({ milestones: [], gates: source.gates }, source.today).gates,
    money: source.phases.map(({ number, name, budgetState, total }) => ({
      phaseNumber: number,
      phaseName: name,
      state: budgetState,
      budget: total,
    })),
    followUp: source.followUp,
    hours: hourFacts(source.hourRows),
    ...riskFacts(source),
    approvals: source.approvals,
    goals: source.goals,
  };
}

function milestoneFacts({ milestones, moves, periodStart, periodEnd, today }: ReportSource): ReportFacts['milestones'] {
  const fact = ({ label, title, partyName, ...dates }: ReportSource['milestones'][number]) => ({
    label,
    title,
    kommun: partyName,
    date: dates.actual ?? dates.forecast ?? dates.baseline ?? dates.windowEnd,
  });
  const open = milestones
    .filter(({ status }) => status !== 'klar')
    .map(fact)
    .toSorted((a, b) => compareDates(a.date, b.date));
  return {
    reached: milestones
      .filter(({ actual }) => actual !== null && actual >= periodStart && actual <= periodEnd)
      .map(fact)
      .toSorted((a, b) => compareDates(a.date, b.date)),
    moved: moves.flatMap(({ milestoneId, from, to, reason }) => {
      const milestone = milestones.find(({ id }) => id === milestoneId);
      return milestone ? [{ ...fact(milestone), from, to, reason }] : [];
    }),
    late: open.filter(({ date }) => date !== null && date < today),
    next: open.filter(({ date }) => date !== null && date >= today).slice(0, MOST_NEXT),
  };
}

/** A day that is not known comes last. */
function compareDates(a: CalendarDate | null, b: CalendarDate | null): number {
  return (a ?? '9').localeCompare(b ?? '9');
}

function hourFacts(rows: ReportSource['hourRows']): ReportFacts['hours'] {
  const sums = new Map<string, { category: string; year: number; budget: Hours }>();
  for (const { category, cells } of rows) {
    for (const { year, hours: budgeted } of cells) {
      const key = `${category} ${year}`;
      sums.set(key, { category, year, budget: hours((sums.get(key)?.budget ?? 0) + budgeted) });
    }
  }
  return [...sums.values()].sort((a, b) => a.category.localeCompare(b.category, 'sv') || a.year - b.year);
}

/**
 * The gravest risks, and before them those that were raised to a body and wait for it or that it decided on in the
 * period (DOMAIN.md 4.3); one that it closed is told of once.
 */
function riskFacts({
  risks,
  before,
  periodStart,
  periodEnd,
}: ReportSource): Pick<ReportFacts, 'risks' | 'escalations'> {
  const earlier = before?.facts.risks?.top ?? [];
  type Source = ReportSource['risks'][number];
  const isOpen = ({ status }: Source) => status === 'öppen';
  const decidedNow = ({ escalation }: Source) =>
    escalation?.decidedOn != null && escalation.decidedOn >= periodStart && escalation.decidedOn <= periodEnd;
  const isRaised = (risk: Source) => (isOpen(risk) && isWaiting(risk.escalation ?? null)) || decidedNow(risk);
  const factOf = (risk: Source): RiskFact => {
    const { number, title, derivedColour: colour, mandate, escalation } = risk;
    const known = earlier.find((each) => each.number === number);
    const { to, raisedOn, answer, decisionNumber } = escalation ?? {};
    const raised =
      to && raisedOn ? { to, raisedOn, answer: answer ?? null, decisionNumber: decisionNumber ?? null } : null;
    return {
      number,
      title,
      colour,
      mandate,
      ...(known ? { before: known.colour } : {}),
      ...(raised && isRaised(risk) ? { raised } : {}),
    };
  };
  const sorted = risks.toSorted((a, b) => compareColours(a.derivedColour, b.derivedColour) || a.number - b.number);
  const raised = sorted.filter(isRaised);
  const others = sorted.filter((risk) => isOpen(risk) && !isRaised(risk));
  const rated = others.filter(({ derivedColour }) => derivedColour !== null);
  return {
    risks: {
      top: [...raised, ...rated.slice(0, Math.max(MOST_RISKS - raised.length, 0))].map(factOf),
      count: countColours(sorted.filter(isOpen).map(({ derivedColour }) => derivedColour)),
    },
    escalations: sorted
      .filter((risk) => isRaised(risk) || (isOpen(risk) && risk.mandate !== null && risk.mandate !== 'projektledare'))
      .map(factOf),
  };
}
