import type { RegisteredDecision } from '~/store/register';
import { Card } from '~/views/shell/Page';

/** The row's place in the chain, for whoever checks it. */
export function HashCard({ decision: { hash, previousHash } }: { readonly decision: RegisteredDecision }) {
  return (
    <Card title="Kontrollsumma">
      <p className="sub">
        Summan är räknad på hela beslutet och på raden före: om någon rad ändras, flyttas eller tas bort i efterhand
        stämmer den inte längre.
      </p>
      <dl className="hashes">
        <dt>Den här raden</dt>
        <dd>
          <code>{hash}</code>
        </dd>
        <dt>Raden före</dt>
        <dd>{previousHash ? <code>{previousHash}</code> : 'det här är den första raden'}</dd>
      </dl>
    </Card>
  );
}
