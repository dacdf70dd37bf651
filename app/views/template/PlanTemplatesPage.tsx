import { Form, Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { FormFailure } from '~/policy/form-failure';
import type { Template } from '~/store/plan-template';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { phaseTitle } from '~/views/shell/phase-name';

import { SaveTemplateForm } from './SaveTemplateForm';
import type { AskedTemplate } from './template-preview';
import { TemplateChoice } from './TemplateChoice';
import { TemplatePreviewCard } from './TemplatePreviewCard';

interface PlanTemplatesPageProps {
  readonly project: { readonly slug: string; readonly name: string; readonly cooperationName: string };
  readonly templates: readonly Template[];
  readonly phases: readonly { readonly id: number; readonly number: number; readonly name: string }[];
  /** what the address asks to be shown */
  readonly asked: AskedTemplate | null;
  readonly today: CalendarDate;
  readonly maySave: boolean;
  readonly mayUse: boolean;
  readonly failure: FormFailure | null;
}

/** Templates where a plan is made: put one in, or save what there is as one. */
export function PlanTemplatesPage(props: PlanTemplatesPageProps) {
  const { project, templates, phases, asked, today, maySave, mayUse, failure } = props;
  const base = `/projekt/${project.slug}/plan`;
  const refused =
    failure?.intent === 'use' ? Object.values(failure.reply.error ?? {}).flatMap((each) => each ?? []) : [];
  return (
    <>
      <PageHead
        title="Mallar"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: base, label: 'Plan' },
        ]}
        sub={`Alla i ${project.cooperationName} kan använda samverkans mallar.`}
        actions={
          <Link className="ds-button" data-variant="secondary" data-size="sm" to="/mallar">
            Alla mallar
          </Link>
        }
      />
      {refused.length > 0 ? <Note tone="bad" role="alert" title={refused.join(' ')} /> : null}
      {mayUse ? (
        <Card title="Lägg in en mall">
          {templates.length > 0 ? (
            <TemplateChoice templates={templates} asked={asked} start={today} />
          ) : (
            <EmptyState
              title="Samverkan har ingen mall än"
              text="När en plan, en fas eller en fas milstolpar har sparats som mall kan den läggas in här."
            />
          )}
        </Card>
      ) : null}
      {mayUse && asked?.preview ? (
        <TemplatePreviewCard template={asked.template} preview={asked.preview}>
          <UseForm asked={asked} preview={asked.preview} phases={phases} cancelTo={`${base}/mallar`} />
        </TemplatePreviewCard>
      ) : null}
      {maySave && phases.length > 0 ? <SaveTemplateForm phases={phases} failure={failure} cancelTo={base} /> : null}
      {!maySave && !mayUse ? (
        <p>
          Projektledaren lägger in och sparar mallar. Du kan läsa dem under <Link to="/mallar">Alla mallar</Link>.
        </p>
      ) : null}
    </>
  );
}

interface UseFormProps extends Pick<PlanTemplatesPageProps, 'phases'> {
  readonly asked: AskedTemplate;
  readonly preview: NonNullable<AskedTemplate['preview']>;
  readonly cancelTo: string;
}

function UseForm({ asked, preview, phases, cancelTo }: UseFormProps) {
  return (
    <Form method="post" className="form-row" preventScrollReset>
      <input type="hidden" name="templateId" value={asked.template.id} />
      <input type="hidden" name="start" value={preview.start} />
      <input type="hidden" name="seen" value={preview.seen} />
      {asked.template.kind === 'milestones' ? (
        <div className="ds-field" data-size="sm">
          <label className="ds-label" htmlFor="val-fas">
            Fas som milstolparna ska ligga i
          </label>
          <select className="ds-input" id="val-fas" name="phaseId">
            {phases.map((phase) => (
              <option key={phase.id} value={phase.id}>
                {phaseTitle(phase)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <SubmitButton name="intent" value="use" pendingText="Lägger in …">
        Lägg in i planen
      </SubmitButton>
      <Link className="ds-button" data-variant="tertiary" data-size="sm" to={cancelTo} preventScrollReset>
        Avbryt
      </Link>
    </Form>
  );
}
