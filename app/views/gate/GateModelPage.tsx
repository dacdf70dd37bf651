import { Link, useSearchParams } from '@remix-run/react';

import { GATE_PATTERNS, type GateModel } from '~/domain/gate-model';
import type { FormFailure } from '~/policy/form-failure';
import type { StoredGateModel } from '~/store/gate-model';
import { TableScroll } from '~/views/shell/DataTable';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';

import { GateModelForm } from './GateModelForm';

export interface GateModelPageProps {
  readonly cooperation: { readonly id: number; readonly slug: string; readonly name: string };
  readonly model: StoredGateModel | null;
  readonly mayManage: boolean;
  readonly failure: FormFailure | null;
}

const EMPTY: GateModel = { name: '', steps: [] };

/** By which gates the projects of a cooperation are steered. */
export function GateModelPage(props: GateModelPageProps) {
  const { cooperation, model, mayManage, failure } = props;
  const [search] = useSearchParams();
  const base = `/samverkan/${cooperation.slug}/beslutspunkter`;
  const editing = mayManage ? draftOf(props, search.get('andra')) : null;
  return (
    <>
      <PageHead
        title="Beslutspunkter"
        crumbs={[
          { to: '/samverkan', label: 'Samverkan' },
          { to: `/samverkan/${cooperation.slug}`, label: cooperation.name },
        ]}
        sub="Modellen som projekten utgår från. Ett projekt kopierar sina punkter: en ändring här når inte det som redan är kopierat."
        actions={
          mayManage && model && !editing ? (
            <Link className="ds-button" data-size="sm" to={`${base}?andra=1`}>
              Ändra modellen
            </Link>
          ) : null
        }
      />
      {search.has('sparad') && !failure ? <Note tone="ok" role="status" title="Modellen är sparad." /> : null}
      {editing ? <GateModelForm key={search.get('andra')} {...props} draft={editing} base={base} /> : null}
      {editing ? null : model ? (
        <ModelCard model={model} />
      ) : (
        <Card>
          <EmptyState
            title="Samverkan har ingen modell för beslutspunkter än"
            text={
              mayManage
                ? 'Börja med en känd modell och anpassa den, eller skriv en egen. Inget sparas förrän du har sett den.'
                : 'Samordnaren väljer modellen. Ett projekt kan ha egna beslutspunkter också utan den.'
            }
            action={mayManage ? <Beginnings base={base} /> : undefined}
          />
        </Card>
      )}
      {mayManage && model && !editing ? (
        <Card title="Börja om från en annan modell">
          <p className="sub">
            Du ser den nya modellen innan den ersätter {model.name}. Projektens punkter ändras inte.
          </p>
          <div className="actions">
            <Beginnings base={base} />
          </div>
        </Card>
      ) : null}
    </>
  );
}

function Beginnings({ base }: { readonly base: string }) {
  return (
    <>
      {(['pps', 'tg'] as const).map((pattern) => (
        <Link
          key={pattern}
          className="ds-button"
          data-variant="secondary"
          data-size="sm"
          to={`${base}?andra=${pattern}`}
        >
          {GATE_PATTERNS[pattern].name}
        </Link>
      ))}
      <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}?andra=egen`}>
        Egen modell
      </Link>
    </>
  );
}

/** What the address asks to be written; null where nothing is. */
function draftOf({ model, failure }: GateModelPageProps, asked: string | null): GateModel | null {
  if (asked === 'pps' || asked === 'tg') return GATE_PATTERNS[asked];
  if (asked === 'egen') return EMPTY;
  return asked !== null || failure?.intent === 'save' ? (model ?? EMPTY) : null;
}

function ModelCard({ model: { name, steps } }: { readonly model: GateModel }) {
  return (
    <Card tight title={name}>
      <TableScroll label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">Punkt</th>
              <th scope="col">Namn</th>
              <th scope="col">Vad som beslutas</th>
              <th scope="col">Kriterier</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ label, title, decides, criteria }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{title}</td>
                <td>{decides || '–'}</td>
                <td>
                  {criteria.length > 0 ? (
                    <ul className="plain-list">
                      {criteria.map((text) => (
                        <li key={text}>{text}</li>
                      ))}
                    </ul>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
