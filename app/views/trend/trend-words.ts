import type { CalendarDate } from '~/domain/calendar';
import type { TrendLine } from '~/domain/milestone-trend';
import type { Tone } from '~/views/shell/icons';

/** A milestone as the chart and its table call it. */
export interface NamedMilestone {
  readonly id: number;
  readonly label: string;
  readonly title: string;
}

/**
 * What each line is called in the chart: its number in the plan where those are short and each another, else letters.
 */
export function lineKeys(milestones: readonly NamedMilestone[]): Map<number, string> {
  const labels = new Set(milestones.map(({ label }) => label));
  const readable = labels.size === milestones.length && [...labels].every((label) => label !== '' && label.length <= 7);
  return new Map(milestones.map(({ id, label }, at) => [id, readable ? label : String.fromCharCode(65 + at)]));
}

/** Later is worse: the colour of a line; its word stands in the table. */
export function slipTone(slip: number | null): Tone {
  return !slip ? 'wait' : slip > 0 ? 'bad' : 'ok';
}

/** "14 dagar senare", "3 dagar tidigare", "oförändrad". */
export function slipWords(slip: number | null): string {
  if (slip === null) return '–';
  if (slip === 0) return 'oförändrad';
  const days = Math.abs(slip);
  return `${days} ${days === 1 ? 'dag' : 'dagar'} ${slip > 0 ? 'senare' : 'tidigare'}`;
}

/** The chart for who does not see it. */
export function trendText(
  lines: readonly { readonly line: TrendLine; readonly name: string }[],
  days: readonly CalendarDate[],
) {
  const moved = lines.filter(({ line }) => line.slip);
  const said = moved.map(({ line, name }) => `${name}: ${slipWords(line.slip)}`).join('. ');
  const rest = lines.length - moved.length;
  return [
    `Prognoser för ${lines.length} ${lines.length === 1 ? 'milstolpe' : 'milstolpar'} från ${days[0]} till ${days.at(-1)}.`,
    said && `${said}.`,
    rest > 0 && moved.length > 0 ? `${rest} har inte flyttats.` : '',
    moved.length === 0 ? 'Ingen har flyttats.' : '',
    'Samma uppgifter står i tabellen.',
  ]
    .filter(Boolean)
    .join(' ');
}
