import { Link } from '@remix-run/react';

import { ore, sumOre, type Ore } from '~/domain/money';
import { BUDGET_WORDS } from '~/views/economy/phase-words';
import { formatKronor } from '~/views/shell/format';
import { phaseLabel } from '~/views/shell/phase-name';

import type { CostedPhase } from './overview-content';

/** What each phase costs, whether that is decided, and what has been paid. */
export function PhaseMoney({ phases, base }: { phases: readonly CostedPhase[]; base: string }) {
  const paid = phases.flatMap((phase) => phase.actual ?? []);
  if (phases.length === 0) return <p className="sub">Ingen fas har en budget än.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Fas</th>
          <th scope="col" className="num">
            Att dela, kr
          </th>
        </tr>
      </thead>
      <tbody>
        {phases.map((phase) => (
          <tr key={phase.id}>
            <th scope="row">
              <Link to={`${base}/faser/${phase.number}`}>{phaseLabel(phase)}</Link>
              {phase.budgetState ? <div className="cell-sub">{BUDGET_WORDS[phase.budgetState].word}</div> : null}
            </th>
            <td className="num">
              {phase.total === null ? '–' : formatKronor(phase.total)}
              {phase.actual === null ? null : <Paid amount={phase.actual} />}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Summa</th>
          <td className="num">
            {formatKronor(sumOre(phases.map((phase) => phase.total ?? ore(0))))}
            {paid.length > 0 ? <Paid amount={sumOre(paid)} /> : null}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Paid({ amount }: { amount: Ore }) {
  return <span className="cell-sub">utfall {formatKronor(amount)}</span>;
}
