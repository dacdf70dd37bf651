import { Link } from '@remix-run/react';

import { ore, sumOre } from '~/domain/money';
import type { PhaseBudget } from '~/store/phase-budget';
import { BUDGET_WORDS } from '~/views/economy/phase-words';
import { formatKronor } from '~/views/shell/format';

/** What each phase costs, and whether that is decided. */
export function PhaseMoney({ phases, base }: { phases: readonly PhaseBudget[]; base: string }) {
  const budgeted = phases.filter((phase) => phase.total !== null);
  if (budgeted.length === 0) return <p className="sub">Ingen fas har en budget än.</p>;
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
        {budgeted.map((phase) => (
          <tr key={phase.id}>
            <th scope="row">
              <Link to={`${base}/faser/${phase.number}`}>
                {phase.number} · {phase.name.replace(/^Fas \d+: /, '')}
              </Link>
              <div className="cell-sub">{BUDGET_WORDS[phase.budgetState!].word}</div>
            </th>
            <td className="num">{formatKronor(phase.total!)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Summa</th>
          <td className="num">{formatKronor(sumOre(budgeted.map((phase) => phase.total ?? ore(0))))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
