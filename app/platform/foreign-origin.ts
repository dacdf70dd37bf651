import type { NextFunction, Request, Response } from 'express';

const READS = new Set(['GET', 'HEAD']);

/** What a browser says of a request that no other site has caused: a page of ours did, or the person. */
const OWN = new Set(['same-origin', 'none']);

/** No route knows another method, and what asks with one is no browser of a person. */
export function refuseOtherMethods(request: Request, response: Response, next: NextFunction): void {
  if (READS.has(request.method) || request.method === 'POST') return next();
  response.status(405).set('Allow', 'GET, HEAD, POST').type('text').send('Så kan sidan inte anropas. Inget är ändrat.');
}

/** A page of another site must not write with our visitor's cookie; SameSite=Lax is the first lock, this the second. */
export function refuseForeignOrigin(request: Request, response: Response, next: NextFunction): void {
  if (READS.has(request.method) || isOwn(request)) return next();
  response.status(403).type('text').send('Formuläret skickades från en annan webbplats. Inget är ändrat.');
}

/**
 * Browsers name the origin of every write. Where it is missing all the same they say in Sec-Fetch-Site whether another
 * site asked; what says neither is no browser, and has no cookie but the one it was given.
 */
function isOwn(request: Request): boolean {
  const { origin } = request.headers;
  const site = request.get('Sec-Fetch-Site');
  if (origin === undefined) return site === undefined || OWN.has(site);
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  // Over https a page that came without it is another's: anybody on the line may have written it.
  return host === ownHost(request) && (protocol === 'https:' || !request.secure);
}

/** The host the browser asked for: the proxy tells it where a trusted one stands in front. */
function ownHost(request: Request): string | undefined {
  const trusted = Number(request.app.get('trust proxy')) > 0;
  return (trusted ? request.get('X-Forwarded-Host') : undefined) ?? request.get('Host');
}
