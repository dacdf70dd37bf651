import { Link, useSearchParams } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { gateState } from '~/domain/gate';
import type { GateModel } from '~/domain/gate-model';
import type { FormFailure } from '~/policy/form-failure';
import type { Gate } from '~/store/gate';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { LostForm, RemovedNote } from '~/views/shell/Removal';

import { CopyGatesForm } from './CopyGatesForm';
import type { PhaseChoice } from './gate-words';
import { GateTable } from './GateTable';
import { NewGateForm } from './NewGateForm';

export interface GatesPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly cooperation: { readonly slug: string; readonly name: string };
  readonly gates: readonly Gate[];
  readonly phases: readonly PhaseChoice[];
  /** of the cooperation; null: it has chosen none */
  readonly model: GateModel | null;
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly mayManage: boolean;
  readonly failure: FormFailure | null;
}

/** Where the styrgrupp decides whether the project goes on, in the order of the plan. */
export function GatesPage(props: GatesPageProps) {
  const { project, gates, model, today, mayEdit, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/beslutspunkter`;
  const adding = mayEdit && (search.has('ny') || failure?.intent === 'create');
  const copying = mayEdit && model !== null && (search.has('modell') || failure?.intent === 'copy');
  const copied = Number(search.get('inlagda'));
  return (
    <>
      <PageHead
        title="Beslutspunkter"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub={gates.length > 0 ? summary(gates, today) : 'Där styrgruppen beslutar om projektet ska gå vidare.'}
        actions={
          mayEdit && !adding && !copying ? (
            <>
              {model ? (
                <Link className="ds-button" data-size="sm" to={`${base}?modell=1`}>
                  Lägg till från modellen
                </Link>
              ) : null}
              <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}?ny=1`}>
                Egen beslutspunkt
              </Link>
            </>
          ) : null
        }
      />
      <RemovedNote what="Beslutspunkten" mayRestore={mayEdit} failure={failure} />
      <LostForm failure={failure} shown={adding || copying} />
      {copied > 0 && !failure ? (
        <Note
          tone="ok"
          role="status"
          title={copied === 1 ? '1 beslutspunkt är tillagd.' : `${copied} beslutspunkter är tillagda.`}
        />
      ) : null}
      {copying ? <CopyGatesForm {...props} model={model} base={base} /> : null}
      {adding ? <NewGateForm {...props} base={base} /> : null}
      {gates.length > 0 ? (
        <GateTable gates={gates} today={today} base={base} saved={search.get('sparad')} />
      ) : adding || copying ? null : (
        <Card>
          <NoGates {...props} base={base} />
        </Card>
      )}
    </>
  );
}

function NoGates({ model, cooperation, mayEdit, mayManage, base }: GatesPageProps & { readonly base: string }) {
  const modelPage = `/samverkan/${cooperation.slug}/beslutspunkter`;
  if (model) {
    return (
      <EmptyState
        title="Projektet har inga beslutspunkter än"
        text={`${cooperation.name} styr sina projekt efter modellen ${model.name}.`}
        action={mayEdit ? <Link to={`${base}?modell=1`}>Lägg till från modellen</Link> : undefined}
      />
    );
  }
  return (
    <EmptyState
      title="Projektet har inga beslutspunkter än"
      text={
        mayManage
          ? `${cooperation.name} har ingen modell. Välj en, till exempel PPS eller TG, så kan projekten utgå från den.`
          : `${cooperation.name} har ingen modell för beslutspunkter. Samordnaren kan välja en, till exempel PPS eller TG.`
      }
      action={<Link to={modelPage}>Samverkans beslutspunkter</Link>}
    />
  );
}

function summary(gates: readonly Gate[], today: CalendarDate): string {
  const states = gates.map((gate) => gateState(gate, today));
  const decided = gates.filter(({ outcome }) => outcome !== null).length;
  const waiting = states.filter((state) => state === 'väntar' || state === 'passerad').length;
  const all = gates.length === 1 ? '1 beslutspunkt' : `${gates.length} beslutspunkter`;
  return `${all} · ${decided} beslutade${waiting > 0 ? ` · ${waiting} väntar på styrgruppen` : ''}`;
}
