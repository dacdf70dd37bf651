import { Link } from '@remix-run/react';

import type { PlanImport } from '~/domain/plan-import';
import type { FormFailure } from '~/policy/form-failure';
import { Note, PageHead } from '~/views/shell/Page';

import { CheckPlanForm } from './CheckPlanForm';
import { counted } from './exchange-words';
import { PlanImportPreview } from './PlanImportPreview';

/** A plan that was read, and what saving it would do. */
export interface CheckedPlan {
  readonly fileName: string;
  /** what the form hands back */
  readonly plan: string;
  readonly seen: string;
  readonly result: PlanImport;
  /** why milestones move, as far as it was typed */
  readonly reason: string;
  /** what of the file was left out */
  readonly notes: readonly string[];
}

export interface PlanImportPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly saved: { readonly added: number; readonly changed: number; readonly links: number } | null;
  readonly answer: { readonly checked: CheckedPlan; readonly changedMeanwhile: boolean } | null;
  readonly failure: FormFailure | null;
}

/** A plan from a file: first checked, then saved. */
export function PlanImportPage({ project, saved, answer, failure }: PlanImportPageProps) {
  const plan = `/projekt/${project.slug}/plan`;
  return (
    <>
      <PageHead
        title="Läs in en plan"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: plan, label: 'Plan' },
        ]}
        sub="Filen kontrolleras först. Inget sparas innan du har sett vad som händer."
      />
      {saved && !answer && !failure ? (
        <Note tone="ok" role="status" title="Planen är inläst.">
          {counted(saved.added, 'ny rad', 'nya rader')}, {counted(saved.changed, 'ändrad', 'ändrade')},{' '}
          {counted(saved.links, 'nytt eller ändrat beroende', 'nya eller ändrade beroenden')}.{' '}
          <Link to={plan}>Visa planen</Link>
        </Note>
      ) : null}
      <SaveFailure failure={failure} />
      {answer ? (
        <PlanImportPreview checked={answer.checked} changedMeanwhile={answer.changedMeanwhile} cancelTo={plan} />
      ) : null}
      <CheckPlanForm title={answer ? 'Läs in en annan fil' : 'Välj fil'} failure={failure} cancelTo={plan} />
    </>
  );
}

/** Why a checked plan could not be saved: the plan that is there has changed so that it no longer fits. */
function SaveFailure({ failure }: { failure: FormFailure | null }) {
  if (failure?.intent !== 'save') return null;
  const messages = Object.values(failure.reply.error ?? {}).flatMap((each) => each ?? []);
  return (
    <Note tone="bad" role="alert" title="Inget är sparat.">
      {messages.join(' ')} Läs in filen igen.
    </Note>
  );
}
