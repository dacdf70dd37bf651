import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

/** A mail as the server got it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** headers and text, encoded as they came over the wire */
  readonly raw: string;
}

/** What the server does with a mail that it has read to its end. */
export type Answer = 'accept' | 'break' | 'be silent' | Refusal;

interface Refusal {
  readonly code: number;
  readonly words: string;
}

export interface MailServer {
  readonly url: string;
  readonly port: number;
  /** in the order they came, also those that were then refused or left without an answer */
  readonly received: readonly ReceivedMail[];
  stop(): Promise<void>;
}

interface MailServerOptions {
  /** one that was used before; else the system chooses */
  readonly port?: number;
  /** asked for each mail; without it all are accepted */
  readonly answer?: (mail: ReceivedMail, nth: number) => Answer | Promise<Answer>;
  /** what the server says to a receiver's address; 250 unless told */
  readonly recipient?: (address: string) => Refusal | 'break' | null;
  /** said to everybody who comes; nothing else is said then */
  readonly greeting?: Refusal;
}

/** A real SMTP server on this machine, without encryption or accounts. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (_session, callback) => callback(options.greeting ? refused(options.greeting) : null),
    onRcptTo: (address, _session, callback) => {
      const refusal = options.recipient?.(address.address);
      if (refusal === 'break') hangUp();
      else callback(refusal ? refused(refusal) : null);
    },
    onData: (stream, session, callback) => {
      void text(stream).then(async (raw) => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw };
        received.push(mail);
        const answer = (await options.answer?.(mail, received.length)) ?? 'accept';
        if (answer === 'accept') callback(null, 'taken');
        else if (answer === 'break') hangUp();
        else if (answer !== 'be silent') callback(refused(answer));
      });
    },
  });
  function hangUp(): void {
    for (const connection of server.connections) connection.close();
  }
  // A client that is killed breaks its connection: part of what is tried here.
  server.on('error', () => undefined);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        hangUp();
      }),
  };
}

function refused({ code, words }: Refusal): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
