import { Form, Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { FormFailure } from '~/policy/form-failure';
import type { CooperationChoice, CooperationParts } from '~/store/cooperation';
import type { Template } from '~/store/plan-template';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';
import type { AskedTemplate } from '~/views/template/template-preview';
import { TemplateChoice } from '~/views/template/TemplateChoice';
import { TemplatePreviewCard } from '~/views/template/TemplatePreviewCard';

import { NewProjectForm } from './NewProjectForm';

interface NewProjectPageProps {
  readonly cooperations: readonly CooperationChoice[];
  readonly chosen: CooperationParts | null;
  /** of the chosen cooperation: those that a project can begin from */
  readonly templates: readonly Template[];
  /** the template that is chosen */
  readonly asked: AskedTemplate | null;
  readonly today: CalendarDate;
  readonly failure: FormFailure | null;
}

/** A new project in two steps: first the cooperation, which decides who can take part and by which key. */
export function NewProjectPage({ cooperations, chosen, templates, asked, today, failure }: NewProjectPageProps) {
  return (
    <Page>
      <PageHead title="Nytt projekt" crumbs={[{ to: '/portfolj', label: 'Portfölj' }]} />
      {cooperations.length === 0 ? (
        <Card>
          <EmptyState
            title="Det finns ingen samverkan än"
            text="Ett projekt drivs i en samverkan. Den behöver läggas upp först."
            action={
              <Link className="ds-button" data-size="sm" to="/samverkan/ny">
                Ny samverkan
              </Link>
            }
          />
        </Card>
      ) : (
        <Card title="Samverkan">
          <Form method="get" className="form-row">
            <div className="ds-field" data-size="sm">
              <label className="ds-label" htmlFor="samverkan">
                Projektet drivs i
              </label>
              <select className="ds-input" id="samverkan" name="samverkan" defaultValue={chosen?.slug}>
                {cooperations.map((cooperation) => (
                  <option key={cooperation.slug} value={cooperation.slug}>
                    {cooperation.name}
                  </option>
                ))}
              </select>
            </div>
            <button className="ds-button" data-variant={chosen ? 'secondary' : 'primary'} data-size="sm" type="submit">
              {chosen ? 'Byt' : 'Fortsätt'}
            </button>
          </Form>
        </Card>
      )}
      {chosen ? (
        <>
          {templates.length > 0 ? (
            <Card title="Börja från en mall">
              <TemplateChoice templates={templates} asked={asked} start={today} emptyLabel="Ingen mall, tom plan">
                <input type="hidden" name="samverkan" value={chosen.slug} />
              </TemplateChoice>
              <p className="sub">
                <Link to="/mallar">Läs mallarna</Link>
              </p>
            </Card>
          ) : null}
          {asked?.preview ? (
            <TemplatePreviewCard template={asked.template} preview={asked.preview}>
              <p className="sub">Planen läggs in när projektet skapas nedan.</p>
            </TemplatePreviewCard>
          ) : null}
          <NewProjectForm key={chosen.slug} cooperation={chosen} asked={asked} failure={failure} />
        </>
      ) : (
        <p>
          <Link to="/portfolj">Tillbaka till portföljen</Link>
        </p>
      )}
    </Page>
  );
}
