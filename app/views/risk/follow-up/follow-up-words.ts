import type { FollowUpContent } from '~/store/risk-follow-up';

/** What was said of a risk as it now is, for the one who came second. */
export function followUpValues({
  existingMeasures,
  plannedHandling,
  followsPlan,
  comment,
}: FollowUpContent): [string, string][] {
  return [
    ['Befintliga åtgärder', existingMeasures || '–'],
    ['Planerad hantering', plannedHandling || '–'],
    ['Följer plan', followsPlan ? 'ja' : 'nej'],
    ['Kommentar', comment || '–'],
  ];
}
