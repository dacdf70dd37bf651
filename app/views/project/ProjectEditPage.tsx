import { useSearchParams } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { FormFailure } from '~/policy/form-failure';
import type { ProjectDetail } from '~/store/project-detail';
import { PARTICIPANTS } from '~/views/cooperation/member-words';
import { membersOn, MemberTable } from '~/views/cooperation/MemberTable';
import { FreshPerVersion } from '~/views/shell/form/FreshPerVersion';
import { Card, Facts, Note, PageHead } from '~/views/shell/Page';

import { projectValues } from './project-words';
import { ProjectForm } from './ProjectForm';
import { ProjectKeyCard } from './ProjectKeyCard';

export interface ProjectEditPageProps {
  readonly project: ProjectDetail;
  /** the keys of the cooperation; null for who may not choose */
  readonly keys: readonly { readonly id: number; readonly name: string }[] | null;
  /** members of the cooperation, who can take part */
  readonly members: readonly { readonly id: number; readonly name: string }[];
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly mayManage: boolean;
  readonly failure: FormFailure | null;
}

const SAVED = new Map([
  ['projekt', 'Projektet är sparat.'],
  ['nyckel', 'Nyckeln är sparad.'],
]);

/** What a project is, by which key it is shared and who takes part: read by everybody, changed by whom it concerns. */
export function ProjectEditPage(props: ProjectEditPageProps) {
  const { project, keys, members, today, mayEdit, mayManage, failure } = props;
  const [search] = useSearchParams();
  const saved = SAVED.get(search.get('sparad') ?? '');
  return (
    <>
      <PageHead
        title="Projekt & deltagare"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub={`${membersOn(project.participants, today).length} deltagare ur ${project.cooperationName}`}
      />
      {saved && !failure ? <Note tone="ok" role="status" title={saved} /> : null}
      {mayEdit ? (
        <FreshPerVersion version={project.version} intent="update" failure={failure}>
          <ProjectForm project={project} today={today} failure={failure} />
        </FreshPerVersion>
      ) : (
        <Described project={project} />
      )}
      <FreshPerVersion version={project.version} intent="key" failure={failure}>
        <ProjectKeyCard project={project} keys={keys} failure={failure} />
      </FreshPerVersion>
      <MemberTable
        words={PARTICIPANTS}
        members={project.participants}
        parties={members}
        today={today}
        mayManage={mayManage}
        failure={failure}
        base={`/projekt/${project.slug}/andra`}
      />
    </>
  );
}

function Described({ project }: { project: ProjectDetail }) {
  const facts = projectValues(project, project.leadName).filter(([term]) => term !== 'Beskrivning');
  return (
    <Card title="Projektet">
      <div className="stack">
        <Facts items={facts.map(([term, value]) => ({ term, value }))} />
        {project.summary ? <p>{project.summary}</p> : null}
      </div>
    </Card>
  );
}
