import { useNavigation } from '@remix-run/react';
import { Fragment, useState, type ReactNode } from 'react';

import type { FormFailure } from '~/policy/form-failure';

interface FreshPerVersionProps {
  readonly version: number;
  /** what the form sends */
  readonly intent: string;
  /** what the page's last submission was refused with */
  readonly failure: FormFailure | null;
  readonly children: ReactNode;
}

/**
 * A form that stays on the page when it has saved, and then begins anew with the row as it was stored. What is typed
 * and not yet sent outlives newer versions of the row: one that is read while a refusal is answered, and one that
 * another form of the page has made.
 */
export function FreshPerVersion({ version, intent, failure, children }: FreshPerVersionProps) {
  const { formData } = useNavigation();
  const [sent, setSent] = useState(formData);
  const [opened, setOpened] = useState(version);
  const [typed, setTyped] = useState(false);
  if (formData !== sent) {
    setSent(formData);
    if (formData?.get('intent') === intent) setTyped(false);
  }
  if (opened !== version && !failure && !typed) setOpened(version);
  return (
    <div onInput={() => setTyped(true)}>
      <Fragment key={opened}>{children}</Fragment>
    </div>
  );
}
