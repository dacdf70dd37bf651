import { Fragment, useState, type ReactNode } from 'react';

import type { FormFailure } from '~/policy/form-failure';

interface FreshPerVersionProps {
  readonly version: number;
  /** what the page's last submission was refused with */
  readonly failure: FormFailure | null;
  readonly children: ReactNode;
}

/**
 * Forms that stay on the page when they have saved, and then begin anew with the row as it was stored. What is typed
 * and not yet sent outlives newer versions of the row: one that is read while a refusal is answered, and one that
 * another form of the page has made.
 */
export function FreshPerVersion({ version, failure, children }: FreshPerVersionProps) {
  const [opened, setOpened] = useState(version);
  const [typed, setTyped] = useState(false);
  if (opened !== version && !failure && !typed) setOpened(version);
  return (
    <div onInput={() => setTyped(true)} onSubmit={() => setTyped(false)}>
      <Fragment key={opened}>{children}</Fragment>
    </div>
  );
}
