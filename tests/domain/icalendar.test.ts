import { expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { writeCalendar } from '~/platform/icalendar';

test('a calendar of whole days, escaped, folded at 75 octets and whole when unfolded', () => {
  const summary = `MS4 Avtal; klart, ${'åäö '.repeat(40)}\\ slut`;
  const text = writeCalendar(
    'Min skolskjuts',
    [
      {
        uid: 'milstolpe-4@samplan.test',
        sequence: 2,
        date: '2020-12-31' as CalendarDate,
        summary,
        description: 'Rad ett\nRad två',
        url: 'https://samplan.test/x',
      },
    ],
    '2020-12-18T09:30:00.000Z',
  );
  const lines = text.split('\r\n');
  expect(lines.pop()).toBe('');
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
  expect(unfolded).toContain(`SUMMARY:${summary.replace(/[\\;,]/g, (sign) => `\\${sign}`)}`);
  expect(unfolded).toContain('DESCRIPTION:Rad ett\\nRad två');
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20201231');
  expect(unfolded).toContain('DTEND;VALUE=DATE:20210101');
  expect(unfolded).toContain('DTSTAMP:20201218T093000Z');
  expect(unfolded).toContain('UID:milstolpe-4@samplan.test');
});
