import type { Level, ReportSnapshot, RiskFact } from './report';

/** A light in this report and in the one before. */
export interface LightChange {
  readonly area: string;
  /** null: the area was not judged then */
  readonly before: Level | null;
  readonly after: Level | null;
}

/** What differs between a report and the one before it, in the parts that both have. */
export interface ReportDifference {
  /** only the lights that changed level, appeared or went */
  readonly lights: readonly LightChange[];
  /** risks among the top that were not there before, and those that left it */
  readonly newRisks: readonly RiskFact[];
  readonly goneRisks: readonly RiskFact[];
  /** phases whose budget is another sum or in another state, in the later report's order */
  readonly money: readonly {
    readonly phaseNumber: number;
    readonly phaseName: string;
    readonly before: { readonly state: string | null; readonly budget: number | null } | null;
    readonly after: { readonly state: string | null; readonly budget: number | null };
  }[];
}

/** What a reader who read the report before needs to know first. */
export function compareReports(before: ReportSnapshot, after: ReportSnapshot): ReportDifference {
  return {
    lights: changedLights(before, after),
    ...changedRisks(before.facts.risks?.top, after.facts.risks?.top),
    money: changedMoney(before, after),
  };
}

function changedLights(before: ReportSnapshot, after: ReportSnapshot): LightChange[] {
  const levelIn = ({ draft }: ReportSnapshot, area: string) =>
    draft.lights.find((light) => light.area === area)?.level ?? null;
  const areas = new Set([...after.draft.lights, ...before.draft.lights].map(({ area }) => area));
  return [...areas]
    .map((area) => ({ area, before: levelIn(before, area), after: levelIn(after, area) }))
    .filter((change) => change.before !== change.after);
}

/** A part that one of the reports leaves out cannot be compared. */
function changedRisks(
  before: readonly RiskFact[] | undefined,
  after: readonly RiskFact[] | undefined,
): Pick<ReportDifference, 'newRisks' | 'goneRisks'> {
  if (!before || !after) return { newRisks: [], goneRisks: [] };
  return { newRisks: without(after, before), goneRisks: without(before, after) };
}

function without(risks: readonly RiskFact[], others: readonly RiskFact[]): RiskFact[] {
  return risks.filter(({ number }) => !others.some((other) => other.number === number));
}

function changedMoney(before: ReportSnapshot, after: ReportSnapshot): ReportDifference['money'] {
  const earlierMoney = before.facts.money;
  if (!earlierMoney) return [];
  return (after.facts.money ?? []).flatMap(({ phaseNumber, phaseName, state, budget }) => {
    const earlier = earlierMoney.find((phase) => phase.phaseNumber === phaseNumber) ?? null;
    if (earlier && earlier.state === state && earlier.budget === budget) return [];
    if (!earlier && budget === null) return [];
    return [
      {
        phaseNumber,
        phaseName,
        before: earlier && { state: earlier.state, budget: earlier.budget },
        after: { state, budget },
      },
    ];
  });
}
