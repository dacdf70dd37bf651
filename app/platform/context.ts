import type { Logger } from 'pino';

import type { SignedIn } from '~/domain/viewer';
import type { Database } from '~db/open';

import type { Clock } from './clock';
import type { IdentityProviders } from './oidc';
import type { PdfPrinter } from './pdf';
import type { Sealer } from './sealing';

/**
 * What the server hands to every loader and action of one request. The server and the Remix build are separate
 * module graphs: whatever must exist once (the pool above all) is made by the server and passed here.
 */
export interface RequestContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly requestId: string;
  /** the network address of who asks, as far as the proxies in front are trusted; null where it is none */
  readonly from: string | null;
  /** of this answer's Content-Security-Policy */
  readonly nonce: string;
  /** a form was sent that is larger than what is ever read: its page is asked for in its place and answers 413 */
  readonly tooLarge: boolean;
  /** the product's address as its readers have it, for links in mails: never what a request says of its host */
  readonly address: string;
  /** mails leave this installation; otherwise they are kept to be read */
  readonly sendsMail: boolean;
  /** null where there is no browser to make PDFs with */
  readonly printer: PdfPrinter | null;
  /** the issuers that people can sign in at beside the product's own accounts */
  readonly providers: IdentityProviders;
  /** for the secrets of second factors */
  readonly sealer: Sealer;
  /** the sample portfolio is loaded and the demo accounts work */
  readonly demo: boolean;
  /** the signed-in person; asked of the database once a request */
  viewer(): Promise<SignedIn | null>;
  /** under what the session of the request is kept, living or not; null without one */
  sessionHash(): Promise<Buffer | null>;
  /** The same answer for the same key within the request: layout and page share what both need. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
}

declare module '@remix-run/node' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging is how Remix types its load context
  interface AppLoadContext extends RequestContext {}
}
