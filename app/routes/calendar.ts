import type { LoaderFunctionArgs } from '@remix-run/node';

import { expectedDate, milestoneState } from '~/domain/milestone';
import { writeCalendar, type CalendarEvent } from '~/platform/icalendar';
import { hashSecret } from '~/platform/secret';
import { denied } from '~/policy/denial';
import { readCalendarFeed, type FeedContent } from '~/store/calendar-feed';

const ADDRESS = /^([\w-]{43})\.ics$/;

/** Milestones for calendars, without signing in: the secret in the address is the right to them and to nothing else. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const [, secret] = ADDRESS.exec(params.file ?? '') ?? [];
  const feed = secret === undefined ? null : await readCalendarFeed(context.db, hashSecret(secret));
  if (feed === null) throw denied(404);
  const today = context.clock.today();
  const { host } = new URL(context.address);
  const events = feed.milestones.flatMap((milestone): CalendarEvent[] => {
    const date = expectedDate(milestone);
    if (date === null) return [];
    return [
      {
        uid: `milstolpe-${milestone.id}@${host}`,
        sequence: milestone.version,
        date,
        summary: `${[milestone.label, milestone.title].filter(Boolean).join(' ')} (${feed.projectName})`,
        description: [milestone.partyName, `Läge: ${milestoneState(milestone, today)}`].filter(Boolean).join('\n'),
        url: `${context.address}/projekt/${feed.projectSlug}/milstolpar#milstolpe-${milestone.id}`,
      },
    ];
  });
  const gates = feed.gates.flatMap((gate): CalendarEvent[] => {
    const date = gate.decidedOn ?? gate.plannedOn;
    if (date === null) return [];
    return [
      {
        uid: `beslutspunkt-${gate.id}@${host}`,
        sequence: gate.version,
        date,
        summary: `Beslutspunkt ${gate.label} ${gate.title} (${feed.projectName})`,
        description: `Beslut: ${gate.outcome ?? 'inget än'}`,
        url: `${context.address}/projekt/${feed.projectSlug}/beslutspunkter/${gate.id}`,
      },
    ];
  });
  return new Response(writeCalendar(nameOf(feed), [...events, ...gates], context.clock.now()), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="milstolpar.ics"',
      // An address that is revoked must not live on in a cache, nor be found by a search engine.
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}

function nameOf({ projectName, partyName }: FeedContent): string {
  return [projectName, 'milstolpar', partyName].filter(Boolean).join(' · ');
}
