import { writeMark, type ExchangedItem, type ExchangedPlan } from './exchange-plan';
import { KIND_WORDS, PLAN_COLUMNS, type PlanColumnName } from './plan-table';

const WORD_OF = Object.fromEntries(Object.entries(KIND_WORDS).map(([word, kind]) => [kind, word])) as Record<
  ExchangedItem['kind'],
  string
>;

/** A plan as rows under {@link PLAN_COLUMNS}: what is read back as the same plan. */
export function planTable(plan: ExchangedPlan, projectId: number): (string | number | null)[][] {
  const rowOf = new Map(plan.items.map(({ uid }, at) => [uid, at + 1]));
  const nameOf = new Map(plan.items.map(({ uid, name }) => [uid, name]));
  const names = Object.keys(PLAN_COLUMNS) as PlanColumnName[];
  return plan.items.map((item) => {
    const baseline = item.baselines.find(({ number }) => number === 0);
    const cells: Record<PlanColumnName, string | number | null> = {
      row: rowOf.get(item.uid)!,
      kind: WORD_OF[item.kind],
      phase: item.phaseUid === null ? null : nameOf.get(item.phaseUid)!,
      heading: item.parentUid === null ? null : rowOf.get(item.parentUid)!,
      label: item.label,
      name: item.name,
      start: item.start,
      end: item.end,
      percent: item.percentComplete,
      actual: item.actual,
      responsible: item.responsible,
      before: predecessors(item, plan, rowOf) || null,
      baselineStart: baseline?.start ?? null,
      baselineEnd: baseline?.end ?? null,
      mark: item.itemId === null ? null : writeMark({ projectId, itemId: item.itemId, kind: item.kind }),
      secrecy: item.secrecy ?? null,
    };
    return names.map((name) => cells[name]);
  });
}

/** "3FS, 5SS+2": the row, how the two are joined, and the lag in working days. */
function predecessors(item: ExchangedItem, plan: ExchangedPlan, rowOf: ReadonlyMap<string, number>): string {
  return plan.dependencies
    .filter(({ successorUid }) => successorUid === item.uid)
    .map(({ predecessorUid, type, lag }) => `${rowOf.get(predecessorUid)}${type}${lag > 0 ? `+${lag}` : lag || ''}`)
    .join(', ');
}
