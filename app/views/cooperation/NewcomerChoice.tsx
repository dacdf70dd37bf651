import { Form, Link } from '@remix-run/react';

import type { KeyParty } from '~/store/key';
import { Card } from '~/views/shell/Page';

interface NewcomerChoiceProps {
  readonly parties: readonly KeyParty[];
  readonly base: string;
}

/** Which member pays the introduction; the key is then filled in and can be looked at before it is saved. */
export function NewcomerChoice({ parties, base }: NewcomerChoiceProps) {
  return (
    <Card title="Den nya betalar införandet">
      <p className="sub">En nyckel där en part betalar allt och de andra inget. Välj den på införandets fas.</p>
      <Form method="get" className="form-row">
        <div className="ds-field" data-size="sm">
          <label className="ds-label" htmlFor="betalar">
            Den nya
          </label>
          <select className="ds-input" id="betalar" name="betalar">
            {parties.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button className="ds-button" data-size="sm" type="submit">
          Fyll i nyckeln
        </button>
        <Link className="ds-button" data-variant="tertiary" data-size="sm" to={base}>
          Avbryt
        </Link>
      </Form>
    </Card>
  );
}
