import { Link, useSearchParams } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { gateState, type GatePaper } from '~/domain/gate';
import type { FormFailure } from '~/policy/form-failure';
import type { GateDetail } from '~/store/gate';
import { Day } from '~/views/shell/Dates';
import { Card, Facts, Note, PageHead } from '~/views/shell/Page';
import { ConfirmRemoval, LostForm } from '~/views/shell/Removal';
import { Status } from '~/views/shell/Status';

import { ChecklistCard } from './ChecklistCard';
import { EditGateForm } from './EditGateForm';
import { GATE_STATE_WORDS, metText, type PhaseChoice } from './gate-words';
import { GateDecisionsCard } from './GateDecisionsCard';

export interface GatePageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly gate: GateDetail;
  readonly papers: readonly GatePaper[];
  readonly phases: readonly PhaseChoice[];
  readonly today: CalendarDate;
  /** of a decision form, so that one sent twice decides once */
  readonly token: string;
  /** it is not decided, and the viewer leads the project */
  readonly mayEdit: boolean;
  readonly mayDecide: boolean;
  readonly failure: FormFailure | null;
}

/** One gate: what is decided, what should be fulfilled by then, and what the styrgrupp has said. */
export function GatePage(props: GatePageProps) {
  const { project, gate, papers, today, mayEdit, mayDecide, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/beslutspunkter`;
  const here = `${base}/${gate.id}`;
  const editing = mayEdit && (search.has('andra') || failure?.intent === 'update');
  const { word, tone } = GATE_STATE_WORDS[gateState(gate, today)];
  return (
    <>
      <PageHead
        title={`${gate.label} ${gate.title}`}
        crumbs={[
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: base, label: 'Beslutspunkter' },
        ]}
        sub={gate.decides || null}
        actions={
          mayEdit && !editing ? (
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${here}?andra=1`}>
              Ändra
            </Link>
          ) : null
        }
      />
      {search.has('sparad') && !failure ? <Note tone="ok" role="status" title="Sparat." /> : null}
      <LostForm failure={failure} shown={editing || (failure?.intent === 'decide' ? mayDecide : mayEdit)} />
      {failure?.intent === 'remove' ? (
        <Note tone="bad" role="alert" title={(failure.reply.error?.[''] ?? []).join(' ')} />
      ) : null}
      {mayEdit && search.has('ta-bort') ? (
        <ConfirmRemoval id={gate.id} version={gate.version} what={`beslutspunkten ${gate.label}`} cancelTo={here} />
      ) : null}
      {editing ? <EditGateForm {...props} here={here} /> : null}
      <Card>
        <Facts
          items={[
            { term: 'Läge', value: <Status tone={tone}>{word}</Status> },
            { term: 'Planerad dag', value: <Day date={gate.plannedOn} /> },
            {
              term: 'Avslutar',
              value:
                gate.phaseNumber === null ? (
                  'ingen fas'
                ) : (
                  <Link to={`/projekt/${project.slug}/faser/${gate.phaseNumber}`}>Fas {gate.phaseNumber}</Link>
                ),
            },
            { term: 'Uppfyllda kriterier', value: metText(gate) },
          ]}
        />
        {papers.length > 0 ? (
          <>
            <h2>Underlag</h2>
            <ul className="plain-list">
              {papers.map(({ title, url }) => (
                <li key={url}>
                  <a href={url} rel="noreferrer">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Card>
      <ChecklistCard {...props} here={here} />
      <GateDecisionsCard {...props} here={here} />
      <Moves gate={gate} />
    </>
  );
}

function Moves({ gate: { moves } }: Pick<GatePageProps, 'gate'>) {
  if (moves.length === 0) return null;
  return (
    <Card title="Ändringar av dagen">
      <ul className="list">
        {moves.map(({ id, onDate, fromDate, toDate, reason, by }) => (
          <li key={id}>
            <Day date={onDate} />
            <span>
              <Day date={fromDate} /> → <Day date={toDate} />
              {reason ? ` · ${reason}` : ''}
              {by ? <span className="sub"> {by}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
