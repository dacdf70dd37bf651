import { PassThrough } from 'node:stream';

import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';

/** A page that is not ready by then is cut off, in milliseconds. */
const ABORT_AFTER = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get('User-Agent') ?? '');
  return new Promise((resolve, reject) => {
    let answered = false;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={remixContext} url={request.url} nonce={context.nonce} abortDelay={ABORT_AFTER} />,
      {
        nonce: context.nonce,
        [whole ? 'onAllReady' : 'onShellReady']() {
          answered = true;
          const body = new PassThrough();
          // Without this the timer would keep every finished request in memory for its whole time.
          body.once('close', () => clearTimeout(timer));
          headers.set('Content-Type', 'text/html; charset=utf-8');
          headers.set('Cache-Control', 'private, no-store');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          if (answered) context.log.error({ error: String(error) }, 'rendering failed');
        },
      },
    );
    const timer = setTimeout(abort, ABORT_AFTER + 1_000);
  });
}

/** Errors of loaders and actions; one the browser itself broke off is none. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) {
    context.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  }
}
