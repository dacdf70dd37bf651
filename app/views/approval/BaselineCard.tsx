import type { PhaseBaseline } from '~/store/baseline';
import type { Phase } from '~/store/phase';
import { formatOre, formatPeriod } from '~/views/shell/format';
import { Card, Facts } from '~/views/shell/Page';

/** The dates and the sum that the last approval locked, and whether the plan has left them since. */
export function BaselineCard({ phase, baseline }: { readonly phase: Phase; readonly baseline: PhaseBaseline }) {
  const { takenOn, startDate, endDate, total, reason } = baseline;
  const moved = startDate !== phase.startDate || endDate !== phase.endDate;
  return (
    <Card title="Baslinje">
      <Facts
        items={[
          { term: 'Låst', value: takenOn },
          { term: 'Period', value: formatPeriod(startDate, endDate) },
          ...(total === null ? [] : [{ term: 'Summa', value: formatOre(total) }]),
          ...(moved ? [{ term: 'Period nu', value: formatPeriod(phase.startDate, phase.endDate) }] : []),
        ]}
      />
      <p className="sub">
        {reason} {moved ? 'Planen har ändrats sedan dess.' : 'Planen följer den.'}
      </p>
    </Card>
  );
}
