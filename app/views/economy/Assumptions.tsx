import { Link } from '@remix-run/react';

import type { Budget } from '~/store/budget';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { Note } from '~/views/shell/Page';

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

/** What a budget made of a scenario stands on, other than the project's participants, key and newest figures. */
export function AssumptionsNote({ budget, keyName }: { budget: Budget | null; keyName: string | null }) {
  const assumptions = budget?.assumptions;
  if (!assumptions) return null;
  const parts = [
    assumptions.participantIds === null ? null : 'andra parter än projektets deltagare',
    assumptions.keyId === null || keyName === null ? null : `nyckeln ${keyName}`,
    assumptions.basisUpTo === null ? null : `siffror till och med ${assumptions.basisUpTo}`,
  ].filter((part) => part !== null);
  return (
    <Note tone="wait" title="Budgeten är gjord av ett scenario.">
      Den räknas med {parts.join(' och ')}.
    </Note>
  );
}
