import { Shape } from '~/views/shell/icons';

import type { SumInWords } from './key-sums';

/** What the parts come to while they are typed. */
export function TypedSum({ sum }: { readonly sum: SumInWords | null }) {
  return (
    <p className="typed-sum" aria-live="polite" data-tone={sum?.whole ? 'ok' : 'warn'}>
      {sum ? (
        <>
          <Shape tone={sum.whole ? 'ok' : 'warn'} /> {sum.text}
        </>
      ) : null}
    </p>
  );
}
