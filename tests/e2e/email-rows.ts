import { sql } from 'kysely';

import type { EmailState } from '~/domain/email';
import type { Database } from '~db/open';

/** A mail in a state, as its course would have left it. @returns its id */
export async function insertEmailRow(
  db: Database,
  known: { readonly state: EmailState; readonly subject: string; readonly body?: string; readonly address?: string },
): Promise<number> {
  const { state, subject, body = 'Ett brev.', address = 'direktor.ludvika@samplan.test' } = known;
  const tried = !['väntar', 'sparad'].includes(state);
  const error = { avvisad: '550 5.1.1 No such user here', oklar: 'Connection closed', sparad: 'För gammalt.' };
  const { rows } = await sql<{ id: number }>`
    insert into email (key, address, subject, body, state, attempts, message_id, last_error, claimed_at, sent_at)
    values (${`e2e ${subject}`}, ${address}, ${subject}, ${body}, ${state}, ${tried ? 1 : 0},
      ${tried ? `<e2e.${Math.random()}@samplan.test>` : null}, ${error[state as keyof typeof error] ?? null},
      ${state === 'skickas' ? sql`now()` : null}, ${state === 'skickad' ? sql`now()` : null})
    returning id`.execute(db);
  return rows[0]!.id;
}
