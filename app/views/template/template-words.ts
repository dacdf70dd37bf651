import { lengthOf, type TemplateItem, type TemplateKind } from '~/domain/plan-template';
import type { Template } from '~/store/plan-template';
import { workingDays } from '~/views/plan/move-proposal';

export const TEMPLATE_KIND_WORDS: Record<TemplateKind, string> = {
  project: 'Hela projektet',
  phases: 'Faser',
  milestones: 'Milstolpar',
};

export const TEMPLATE_KIND_OPTIONS = [
  { value: 'project', label: 'Hela projektet' },
  { value: 'phases', label: 'Valda faser' },
  { value: 'milestones', label: 'Milstolparna i en fas' },
];

/** "3 faser, 4 aktiviteter, 31 milstolpar". */
export function contentText({ counts }: Pick<Template, 'counts'>): string {
  const parts = [
    [counts.phase, 'fas', 'faser'],
    [counts.activity, 'aktivitet', 'aktiviteter'],
    [counts.milestone, 'milstolpe', 'milstolpar'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(', ');
}

/** "dag 1–20", counted in working days from the start. */
export function placeText({ startsAt, endsAt }: TemplateItem): string {
  if (startsAt === null && endsAt === null) return 'ingen tid';
  if (endsAt === null) return `från dag ${startsAt! + 1}`;
  if (startsAt === null) return `till dag ${endsAt}`;
  return endsAt - startsAt === 1 ? `dag ${endsAt}` : `dag ${startsAt + 1}–${endsAt}`;
}

/** "20 arbetsdagar". */
export function lengthText(item: TemplateItem): string {
  const days = item.kind === 'milestone' ? null : lengthOf(item);
  return days === null ? '' : workingDays(days);
}

/** What a row is called where it stands: a phase with its number, a milestone with its diamond. */
export function itemName({ kind, name, label, phaseNumber }: TemplateItem): string {
  if (kind === 'milestone') return `◆ ${label} ${name}`.replace(/ {2}/, ' ');
  return kind === 'phase' && !/^Fas \d+/.test(name) ? `Fas ${phaseNumber}: ${name}` : name;
}
