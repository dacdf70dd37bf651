/**
 * Where to go after signing in: a path of ours or the start page. Anything a browser could read as another
 * host (`//host`, `/\host`, a scheme, a control character) is refused, or the form would be an open redirect.
 */
export function localPath(target: string | null): string {
  if (target === null || target.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(target)) return '/';
  return target.includes('\\') ? '/' : target;
}

/** The sign-in page that leads back to where one was going. */
export function signInPath(url: URL): string {
  return `/logga-in?till=${encodeURIComponent(url.pathname + url.search)}`;
}

/** The page where a required second factor is set up, which leads on to where one was going. */
export function factorPath(url: URL): string {
  const here = url.pathname + url.search;
  return url.pathname === '/konto' ? here : `/konto?till=${encodeURIComponent(here)}`;
}

/** Where an issuer sends the browser back to: by the address that the settings name, never by what a request says. */
export function oidcCallback(address: string, key: string): string {
  return `${address}/logga-in/utfardare/${key}/svar`;
}
