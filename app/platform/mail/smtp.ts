import { Readable } from 'node:stream';

import { createTransport } from 'nodemailer';

import type { ClaimedEmail, Outcome } from '~/store/email-queue';

/** Where mails go out, and in whose name. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with account and password where the server asks for them */
  readonly url: string;
  /** the sender's address */
  readonly from: string;
}

/** Sends one mail, and says how it went: the result of an attempt is a value and never an exception. */
export type Send = (email: ClaimedEmail, signal?: AbortSignal) => Promise<Outcome>;

/** No answer for this long, in milliseconds, ends an attempt. */
const SILENCE = 60_000;
/** The longest an attempt may last, in milliseconds; well below what the store calls a dead one. */
const LONGEST = 5 * 60_000;

/** The steps of a session that are about this mail; a refusal in another is about the installation, and may pass. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

export function createSender({ url, from }: MailSettings): Send {
  const transport = createTransport({
    url,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Of the mails under way: whose text the server has begun to receive.
  const begun = new Set<string>();
  transport.use('stream', (mail, done) => {
    const id = mail.message.messageId();
    mail.message.processFunc((input) =>
      Readable.from(
        mark(input, () => begun.add(id)),
        { objectMode: false },
      ),
    );
    done();
  });

  return async ({ address, subject, body, messageId }, signal) => {
    const limit = AbortSignal.timeout(LONGEST);
    try {
      await transport.sendMail({
        from,
        to: { name: '', address },
        subject,
        text: body,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return { state: 'skickad' };
    } catch (error) {
      return judge(error as SmtpError, begun.has(messageId));
    } finally {
      begun.delete(messageId);
    }
  };
}

/** The text is asked for when the server has said that it will take it, and not before. */
async function* mark(input: AsyncIterable<unknown>, begin: () => void): AsyncGenerator<unknown> {
  begin();
  yield* input;
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  /** the server's answer; without it there was none */
  readonly responseCode?: number;
  readonly response?: string;
}

function judge({ code, command, responseCode, response, message }: SmtpError, begun: boolean): Outcome {
  const error = response || message || 'okänt fel';
  if (responseCode !== undefined) {
    const forGood = responseCode >= 500 && command !== undefined && ABOUT_THE_MAIL.has(command);
    return { state: forGood ? 'avvisad' : 'väntar', error };
  }
  // The line broke after the text began to go out: the server may have it all.
  if (begun) return { state: 'oklar', error };
  // Refused before anything was asked of the server: an address or a size that it cannot take.
  return { state: code === 'EENVELOPE' || code === 'EMESSAGE' ? 'avvisad' : 'väntar', error };
}
