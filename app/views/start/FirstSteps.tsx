import { Link } from '@remix-run/react';

import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { firstSteps, type Beginnings } from './first-steps';

/** What a samordnare does before there is any project: the steps, each with its page, and which comes next. */
export function FirstSteps({ beginnings }: { readonly beginnings: Beginnings }) {
  return (
    <Card title="Kom igång">
      <div className="stack">
        <p>Här finns inget projekt än. Så här lägger du upp det första:</p>
        <ol className="ds-list">
          {firstSteps(beginnings).map(({ title, text, state, to }) => (
            <li key={to}>
              {state === 'later' ? title : <Link to={to}>{title}</Link>}{' '}
              {state === 'done' ? <Status tone="ok">Klart</Status> : null}
              {state === 'next' ? <Status tone="wait">Nästa steg</Status> : null}
              <span className="cell-sub">{text}</span>
            </li>
          ))}
        </ol>
        <p>
          Projektledare, direktörer och andra bjuds in under <Link to="/anvandare">Användare</Link>, när som helst.
        </p>
      </div>
    </Card>
  );
}
