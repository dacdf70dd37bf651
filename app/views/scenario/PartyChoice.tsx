import type { ScenarioParty } from '~/store/scenario-ground';
import { Fieldset } from '~/views/shell/form/Fieldset';

interface PartyChoiceProps {
  readonly parties: readonly ScenarioParty[];
  /** ids as they are typed */
  readonly chosen: readonly string[];
  /** who takes part today */
  readonly present: readonly number[];
  readonly errors: readonly string[];
}

/** Who shares: the members in sight, and behind a heading those who could join. */
export function PartyChoice({ parties, chosen, present, errors }: PartyChoiceProps) {
  const inside = parties.filter(({ id, member }) => member || present.includes(id));
  const outside = parties.filter((party) => !inside.includes(party));
  const boxes = (some: readonly ScenarioParty[]) => (
    <div className="party-choice">
      {some.map(({ id, name, member }) => (
        <div className="ds-field" data-size="sm" key={id}>
          <input
            className="ds-input"
            type="checkbox"
            id={`part-${id}`}
            name="part"
            value={id}
            defaultChecked={chosen.includes(String(id))}
          />
          <label className="ds-label" htmlFor={`part-${id}`}>
            {name}
            {present.includes(id) || !member ? null : <span className="field-optional"> (inte med i dag)</span>}
          </label>
        </div>
      ))}
    </div>
  );
  return (
    <Fieldset legend="Parter som delar" aria-invalid={errors.length > 0 || undefined} id="scenario-part">
      {boxes(inside)}
      {errors.map((message) => (
        <p className="ds-validation-message" data-size="sm" key={message}>
          {message}
        </p>
      ))}
      {outside.length > 0 ? (
        <details className="edit-panel" open={outside.some(({ id }) => chosen.includes(String(id)))}>
          <summary>Utanför samverkan</summary>
          {boxes(outside)}
        </details>
      ) : null}
    </Fieldset>
  );
}
