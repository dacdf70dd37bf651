import { Form } from '@remix-run/react';

import type { Phase } from '~/store/phase';
import type { TimeFilter } from '~/store/time-entry';
import { phaseLabel } from '~/views/shell/phase-name';

/** Chooses a month and a phase; a GET form, so the choice is in the address and can be shared. */
export function TimeFilterForm({ phases, filter }: { phases: readonly Phase[]; filter: TimeFilter }) {
  return (
    <Form method="get" className="form-row no-print" key={JSON.stringify(filter)}>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-manad">
          Månad (åååå-mm)
        </label>
        <input className="ds-input" id="filter-manad" name="manad" size={8} defaultValue={filter.month ?? ''} />
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-fas">
          Fas
        </label>
        <select className="ds-input" id="filter-fas" name="fas" defaultValue={filter.phaseNumber ?? ''}>
          <option value="">Alla</option>
          {phases.map((phase) => (
            <option key={phase.number} value={phase.number}>
              {phaseLabel(phase)}
            </option>
          ))}
        </select>
      </div>
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
    </Form>
  );
}
