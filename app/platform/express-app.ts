import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Logger } from 'pino';

import { isMigrated } from '~db/migrate';
import type { Database } from '~db/open';

import type { Clock } from './clock';
import { refuseForeignOrigin, refuseOtherMethods } from './foreign-origin';
import type { IdentityProviders } from './oidc';
import type { PdfPrinter } from './pdf';
import { createRequestContext } from './request-context';
import type { Sealer } from './sealing';
import { keepPrivate, securityHeaders } from './security-headers';

export interface ExpressOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly demo: boolean;
  /** asked for with each request: the port is known when the server listens */
  readonly address: () => string;
  readonly sendsMail: boolean;
  readonly printer: PdfPrinter | null;
  readonly providers: IdentityProviders;
  readonly sealer: Sealer;
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly clientDirectory: string;
  /** how many proxies stand in front and set X-Forwarded-* */
  readonly proxies: number;
}

/** What is known of a request when it is answered. */
interface Told {
  readonly requestId: string;
  readonly nonce: string;
  readonly tooLarge: boolean;
}

/** Nothing typed in a form comes near this many bytes; a larger body is refused before it is read. */
const MAX_BODY = 8 * 1024 * 1024;

export function createExpress(options: ExpressOptions): Express {
  const { db, clock, log, demo, sendsMail, printer, providers, sealer, build, clientDirectory, proxies } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', proxies);
  app.use(identify(log), compression(), securityHeaders, refuseOtherMethods, refuseOddAddress);

  app.get('/healthz', (_request, response) => void response.type('text').send('ok'));
  app.get('/readyz', (_request, response) => void ready(db, response));

  app.use(
    '/assets',
    express.static(path.join(clientDirectory, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(clientDirectory, { maxAge: '1h', index: false }));

  app.use(keepPrivate, refuseForeignOrigin, refuseHugeBody);
  const answerPage = createRequestHandler({
    build,
    getLoadContext: (request, response) => {
      const { requestId, nonce, tooLarge } = response.locals as Told;
      const log = response.locals.log as Logger;
      const address = options.address();
      const surroundings = { db, clock, demo, address, sendsMail, printer, providers, sealer, log };
      return createRequestContext({ ...surroundings, requestId, nonce, tooLarge, request });
    },
  });
  app.all('*', (request, response, next) => void answerPage(request, response, next));
  app.use((error: Error & { status?: number }, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status >= 500) (response.locals.log as Logger).error({ error: error.stack }, 'request failed');
    response
      .status(status)
      .type('text')
      .send(status >= 500 ? 'Ett fel inträffade. Försök igen om en stund.' : 'Sidan finns inte.');
  });
  return app;
}

/** Gives each request an id, answers it in a header and logs method, path without query, status and time. */
function identify(log: Logger) {
  return (request: Request, response: Response, next: NextFunction) => {
    const requestId = randomUUID();
    const started = performance.now();
    response.locals.requestId = requestId;
    response.locals.log = log.child({ requestId });
    response.set('X-Request-Id', requestId);
    response.on('finish', () => {
      const ms = Math.round(performance.now() - started);
      response.locals.log.info(
        { method: request.method, path: withoutSecret(request.path), status: response.statusCode, ms },
        'request',
      );
    });
    next();
  };
}

/** The address of a calendar is the right to read it, and that of a one-time link the right to an account: in no log. */
function withoutSecret(path: string): string {
  return path.replace(/^(\/+(?:kalender|lank)\/).+/i, '$1…');
}

async function ready(db: Database, response: Response): Promise<void> {
  const migrated = await isMigrated(db).catch(() => false);
  response
    .status(migrated ? 200 : 503)
    .type('text')
    .send(migrated ? 'ready' : 'not ready');
}

/** An address that begins like another host's (`//`, `/\`) is no page of ours, and the router cannot even read it. */
function refuseOddAddress(request: Request, response: Response, next: NextFunction): void {
  if (!/^\/(?:[/\\]|%5c|%2f)/i.test(request.path)) return next();
  response.status(404).type('text').send('Sidan finns inte.');
}

/**
 * A body says its length before it comes, as every browser does it: what comes in pieces without one could be read
 * without end before anybody counted it.
 */
function refuseHugeBody(request: Request, response: Response, next: NextFunction): void {
  if (request.headers['transfer-encoding'] !== undefined) {
    response.status(411).type('text').set('Connection', 'close');
    return void response.send('Det du skickade saknar uppgift om sin storlek (Content-Length). Inget är sparat.');
  }
  response.locals.tooLarge = Number(request.headers['content-length'] ?? 0) > MAX_BODY;
  if (!response.locals.tooLarge) return next();
  if (request.path.endsWith('.data') || !request.accepts('html')) {
    return void response.status(413).type('text').send('Det du skickade är för stort (högst 8 MB). Inget är sparat.');
  }
  // A form of a browser without script is answered with a page: it is asked for as a read, so nothing reads the body.
  request.method = 'GET';
  next();
}
