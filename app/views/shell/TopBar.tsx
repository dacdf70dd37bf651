import { Link, useLocation } from '@remix-run/react';

import { Logo } from './icons';
import { NavigationProgress } from './NavigationProgress';
import { MAIN_ID } from './Page';
import { useCurrentInView } from './useCurrentInView';

type Section = {
  to: string;
  label: string;
  /** Pages with another address that belong to it: a project is found in the portfolio. */
  below?: string;
};

type TopBarProps = {
  /** Who is signed in; null before login. */
  viewer: { name: string } | null;
  /** The main sections this viewer may open, in order. */
  sections: readonly Section[];
};

/**
 * First on every page: skip link, brand, main sections, who is signed in.
 * On a phone the sections become a row that scrolls sideways, so they are reached without JavaScript.
 */
export function TopBar({ viewer, sections }: TopBarProps) {
  const row = useCurrentInView<HTMLElement>();
  const { pathname } = useLocation();
  return (
    <>
      <a className="ds-skip-link" href={`#${MAIN_ID}`}>
        Hoppa till innehållet
      </a>
      <header className="top-bar">
        <Link className="brand" to="/">
          <Logo />
          Samplan
        </Link>
        {sections.length > 0 ? (
          <nav className="top-nav" aria-label="Huvudmeny" ref={row}>
            {sections.map((section) => (
              // "true", not "page": the section stays current on every page below it
              <Link
                key={section.to}
                to={section.to}
                aria-current={isCurrent(section, pathname) ? 'true' : undefined}
                prefetch="intent"
              >
                {section.label}
              </Link>
            ))}
          </nav>
        ) : null}
        {viewer ? <SignedIn name={viewer.name} /> : null}
        <NavigationProgress />
      </header>
    </>
  );
}

function isCurrent({ to, below }: Section, pathname: string): boolean {
  const isAt = (start: string) => pathname === start || (start !== '/' && pathname.startsWith(`${start}/`));
  return isAt(to) || (below !== undefined && isAt(below));
}

function SignedIn({ name }: { name: string }) {
  return (
    <div className="signed-in">
      <Link className="signed-in-name" to="/konto" aria-label={`${name}, ditt konto`}>
        {name}
      </Link>
      {/* A plain form: the whole document is loaded anew, so nothing read while signed in lingers. */}
      <form method="post" action="/logga-ut">
        <button type="submit" className="link-button">
          Logga ut
        </button>
      </form>
    </div>
  );
}
