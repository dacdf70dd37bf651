import { Form, Link, useSearchParams } from '@remix-run/react';

import { MAX_LEVELS, MIN_LEVELS, SCALE_PATTERNS } from '~/domain/risk-scale';
import { beginningOf } from '~/forms/risk-scale';
import type { FormFailure } from '~/policy/form-failure';
import type { KeptRiskScale } from '~/store/risk-scale';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { LostForm } from '~/views/shell/Removal';

import { draftOfScale, typedScale, type ScaleEditing } from './scale-draft';
import { ScaleCard } from './ScaleCard';
import { ScaleForm } from './ScaleForm';

export interface ScalesPageProps {
  readonly cooperation: { readonly slug: string; readonly name: string };
  readonly scales: readonly KeptRiskScale[];
  readonly mayManage: boolean;
  readonly failure: FormFailure | null;
}

/** What the risks of a cooperation are rated on: its scales with their versions. */
export function ScalesPage(props: ScalesPageProps) {
  const { cooperation, scales, mayManage, failure } = props;
  const [search] = useSearchParams();
  const base = `/samverkan/${cooperation.slug}/riskskalor`;
  const editing = mayManage ? editingOf(scales, search) : null;
  const beginning = mayManage && !editing && (search.has('ny') || scales.length === 0);
  const refusal = failure?.intent === 'choose' ? (failure.reply.error?.[''] ?? []) : [];
  return (
    <>
      <PageHead
        title="Riskskalor"
        crumbs={[
          { to: '/samverkan', label: 'Samverkan' },
          { to: `/samverkan/${cooperation.slug}`, label: cooperation.name },
        ]}
        sub="Skalan säger vilka nivåer en risk värderas på, vilken färg varje ruta har och vem som har mandat att besluta."
        actions={
          mayManage && !editing && !beginning ? (
            <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
              Ny skala
            </Link>
          ) : null
        }
      />
      {refusal.length > 0 ? <Note tone="bad" role="alert" title={refusal.join(' ')} /> : null}
      <LostForm failure={failure} shown={editing !== null || refusal.length > 0} />
      {beginning ? <Beginning base={base} /> : null}
      {editing ? <ScaleForm key={editing.form} editing={editing} failure={failure} base={base} /> : null}
      {scales.length === 0 && !mayManage ? (
        <Card>
          <EmptyState title="Samverkan har ingen riskskala än" text="Utan skala kan inga risker värderas." />
        </Card>
      ) : null}
      {scales.map((scale) => (
        <ScaleCard
          key={scale.id}
          scale={scale}
          newest={!scales.some(({ name, version }) => name === scale.name && version > scale.version)}
          base={base}
          mayManage={mayManage}
        />
      ))}
    </>
  );
}

/** What the address asks to be written. */
function editingOf(scales: readonly KeptRiskScale[], search: URLSearchParams): ScaleEditing | null {
  const begun = beginningOf(search);
  if (begun) {
    const form = `ny-skala-${begun.probability.length}-${begun.consequence.length}-${begun.rule}`;
    return { intent: 'create', form, title: 'Ny skala', consequence: null, scale: null, draft: typedScale(begun) };
  }
  const scale = scales.find(({ id }) => String(id) === search.get('andra'));
  if (!scale) return null;
  const { id, name, version, used, revision } = scale;
  return {
    intent: 'save',
    form: `skala-${id}`,
    title: used ? `Ny version av ${name}` : `Ändra ${name}`,
    consequence: used
      ? `Skalan används, så det du sparar blir version ${version + 1}. Det som är värderat står kvar på version ${version}.`
      : null,
    scale,
    draft: typedScale(draftOfScale(scale), String(revision)),
  };
}

/** What a new scale begins with. */
function Beginning({ base }: { readonly base: string }) {
  return (
    <Card title="Börja från ett mönster">
      <ul className="list">
        {SCALE_PATTERNS.map(({ code, label }) => (
          <li key={code}>
            <Link to={`${base}?ny=${code}`}>{label}</Link>
          </li>
        ))}
      </ul>
      <h3 className="risk-part">Eller välj storlek själv</h3>
      <Form method="get" action={base} className="form-row">
        <input type="hidden" name="ny" value="egen" />
        <SizeField id="skala-s" name="s" label="Nivåer av sannolikhet" />
        <SizeField id="skala-k" name="k" label="Nivåer av konsekvens" />
        <div className="ds-field" data-size="sm">
          <label className="ds-label" htmlFor="skala-farger">
            Färgerna sätts
          </label>
          <select className="ds-input" id="skala-farger" name="farger">
            <option value="rutor">för varje ruta</option>
            <option value="produkt">efter sannolikhet × konsekvens</option>
          </select>
        </div>
        <button type="submit" className="ds-button" data-size="sm" data-variant="secondary">
          Börja
        </button>
      </Form>
    </Card>
  );
}

function SizeField({ id, name, label }: { readonly id: string; readonly name: string; readonly label: string }) {
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <select className="ds-input" id={id} name={name} defaultValue="4">
        {Array.from({ length: MAX_LEVELS - MIN_LEVELS + 1 }, (_, at) => at + MIN_LEVELS).map((count) => (
          <option key={count}>{count}</option>
        ))}
      </select>
    </div>
  );
}
