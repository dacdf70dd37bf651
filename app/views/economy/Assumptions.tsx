import { Form, Link, useSearchParams } from '@remix-run/react';

import type { Assumptions } from '~/domain/assumptions';
import { isEditable } from '~/domain/budget';
import type { Budget } from '~/store/budget';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Note } from '~/views/shell/Page';

import type { PhasePageProps } from './PhasePage';

/** Leads to what if the phase were shared in another way. */
export function ScenarioLink({ project, phase }: { project: Project; phase: Phase }) {
  const search = new URLSearchParams({ projekt: project.slug, fas: String(phase.number) });
  return (
    <Link
      className="ds-button"
      data-variant="secondary"
      data-size="sm"
      to={`/samverkan/${project.cooperationSlug}/scenarier/nytt?${search}`}
    >
      Prova ett scenario
    </Link>
  );
}

type AssumptionsNoteProps = Pick<PhasePageProps, 'budget' | 'shares' | 'mayDraft' | 'failure'> & {
  readonly here: string;
};

/**
 * What a budget made of a scenario stands on, other than the project's participants, key and newest figures. In a draft
 * that can be taken off again.
 */
export function AssumptionsNote({ budget, shares, mayDraft, failure, here }: AssumptionsNoteProps) {
  const [search] = useSearchParams();
  if (!budget) return null;
  const refused = failure && REFUSABLE.has(failure.intent) ? (failure.reply.error?.[''] ?? []) : [];
  const changeable = mayDraft && isEditable(budget.state);
  return (
    <>
      {refused.length > 0 ? <Note tone="bad" role="alert" title={refused.join(' ')} /> : null}
      {budget.assumptions ? (
        <Note tone="wait" title="Budgeten är gjord av ett scenario.">
          Den räknas med {assumedText(budget.assumptions, shares.key?.name ?? null)}.{' '}
          {changeable && !search.has('egna-uppgifter') ? (
            <Link to={`${here}?egna-uppgifter=1`} preventScrollReset>
              {OWN_FACTS} …
            </Link>
          ) : null}
        </Note>
      ) : null}
      {budget.assumptions && changeable && search.has('egna-uppgifter') ? (
        <ConfirmOwnFacts budget={budget} here={here} />
      ) : null}
      {!budget.assumptions && changeable && search.get('klart') === 'egna-uppgifter' ? (
        <Note
          tone="ok"
          role="status"
          title="Utkastet räknas med projektets egna deltagare, nyckel och senaste siffror."
        >
          <Form method="post" action={here} className="inline-form">
            <input type="hidden" name="id" value={budget.id} />
            <SubmitButton name="intent" value="restore-assumptions" variant="tertiary" pendingText="Ångrar …">
              Ångra
            </SubmitButton>
          </Form>
        </Note>
      ) : null}
    </>
  );
}

const OWN_FACTS = 'Räkna med projektets egna deltagare, nyckel och senaste siffror';

const REFUSABLE = new Set(['drop-assumptions', 'restore-assumptions']);

function ConfirmOwnFacts({ budget, here }: { budget: Budget; here: string }) {
  const added = budget.lines.filter(({ scenarioId }) => scenarioId !== null).length;
  return (
    <Form method="post" action={here} className="note" data-tone="warn">
      <div>
        <b>{OWN_FACTS}?</b> Andelarna räknas om. Du kan ångra direkt efteråt.
        {added === 0
          ? ''
          : added === 1
            ? ' Raden som scenariot lade till står kvar.'
            : ` De ${added} rader som scenariot lade till står kvar.`}
        <input type="hidden" name="id" value={budget.id} />
        <input type="hidden" name="seen" value={JSON.stringify(budget.assumptions)} />
        <div className="actions">
          <SubmitButton name="intent" value="drop-assumptions" pendingText="Räknar om …">
            Ja, räkna om
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to={here} preventScrollReset>
            Avbryt
          </Link>
        </div>
      </div>
    </Form>
  );
}

function assumedText({ participantIds, keyId, basisUpTo }: Assumptions, keyName: string | null): string {
  const parts = [
    participantIds === null ? null : 'andra parter än projektets deltagare, under hela fasen',
    keyId === null || keyName === null ? null : `nyckeln ${keyName}`,
    basisUpTo === null ? null : `siffror till och med ${basisUpTo}`,
  ];
  return parts.filter((part) => part !== null).join(' och ');
}
