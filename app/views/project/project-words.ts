import type { ProjectDescription } from '~/store/project-detail';
import { formatDate } from '~/views/shell/format';

/** What is said of a project as it now is, for the one whose change came second. */
export function projectValues(project: ProjectDescription, leadName: string | null): [string, string][] {
  return [
    ['Namn', project.name],
    ['Huvudansvarig', leadName ?? '–'],
    ['Uppdragsbeställare', project.orderedBy ?? '–'],
    ['Prioritering', project.priority ?? '–'],
    ['Start', formatDate(project.startDate)],
    ['Slut', formatDate(project.endDate)],
    ['Beskrivning', project.summary || '–'],
  ];
}
