import { Writable } from 'node:stream';

import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';

/**
 * A page that is not ready by then is cut off, in milliseconds. Nothing in a page waits for data, so only a machine that
 * is busy with others takes long, and whoever waits is better served late than with half a page.
 */
const ABORT_AFTER = 20_000;

/**
 * Renders a page whole. No loader of ours defers anything, so streaming would only cut the page into small writes,
 * each with a compression and a socket call of its own: a fifth of the processor time of a page.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const page = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      final(done) {
        clearTimeout(timer);
        headers.set('Content-Type', 'text/html; charset=utf-8');
        headers.set('Cache-Control', 'private, no-store');
        resolve(new Response(Buffer.concat(chunks), { headers, status }));
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={remixContext} url={request.url} nonce={context.nonce} abortDelay={ABORT_AFTER} />,
      {
        nonce: context.nonce,
        onAllReady: () => void pipe(page),
        onShellError: reject,
        onError: (error) => context.log.error({ error: String(error) }, 'rendering failed'),
      },
    );
    const timer = setTimeout(abort, ABORT_AFTER);
  });
}

/** Errors of loaders and actions. What the browser broke off is none, nor a request that no route takes (404, 405). */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted && !(isRouteErrorResponse(error) && error.status < 500)) {
    context.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  }
}
