import type { NextFunction, Request, Response } from 'express';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A page of another site must not write with our visitor's cookie; SameSite=Lax is the first lock, this the second. */
export function refuseForeignOrigin(request: Request, response: Response, next: NextFunction): void {
  const { origin } = request.headers;
  if (READS.has(request.method) || origin === undefined || hostOf(origin) === ownHost(request)) return next();
  response.status(403).type('text').send('Formuläret skickades från en annan webbplats. Inget är ändrat.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** The host the browser asked for: the proxy tells it where a trusted one stands in front. */
function ownHost(request: Request): string | undefined {
  const trusted = Number(request.app.get('trust proxy')) > 0;
  return (trusted ? request.get('X-Forwarded-Host') : undefined) ?? request.get('Host');
}
