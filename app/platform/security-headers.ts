import { randomBytes } from 'node:crypto';

import type { NextFunction, Request, Response } from 'express';

/**
 * Sets the headers that hold for every answer. Scripts run only with this answer's nonce; style attributes are
 * allowed since frappe-gantt sets them, and nothing wider.
 */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  const nonce = randomBytes(16).toString('base64');
  response.locals.nonce = nonce;
  response.set({
    'Content-Security-Policy': [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      "style-src 'self'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  });
  if (request.secure) response.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  next();
}

/**
 * What holds for every answer that may be about somebody: nobody keeps it, no cache gives one person's to another and
 * no search engine lists it. An answer that says for itself how it may be kept is left alone.
 */
export function keepPrivate(_request: Request, response: Response, next: NextFunction): void {
  response.vary('Cookie');
  response.set('X-Robots-Tag', 'noindex');
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => Response;
  // Not set before: what Remix says of an answer is added to what is there, and would stand beside it.
  response.writeHead = ((...head: unknown[]) => {
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'private, no-store');
    return writeHead(...head);
  }) as typeof response.writeHead;
  next();
}
