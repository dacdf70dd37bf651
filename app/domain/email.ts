/**
 * Where a mail is on its way: it waits in the queue, is being sent, was taken by the mail server; nobody knows whether
 * it was ('oklar'); the server refused it for good; or it became too old and is only kept ('sparad').
 */
export type EmailState = 'väntar' | 'skickas' | 'skickad' | 'oklar' | 'avvisad' | 'sparad';

/** May somebody have it sent again? Not what is on its way or was sent: nobody gets the same mail twice by a slip. */
export function maySendAgain(state: EmailState): boolean {
  return state === 'oklar' || state === 'avvisad' || state === 'sparad';
}
