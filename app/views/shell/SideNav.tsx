import { NavLink } from '@remix-run/react';

import { useCurrentInView } from './useCurrentInView';

export type SideNavItem = {
  to: string;
  label: string;
  /** How many things wait there; 0 shows nothing. */
  count?: number;
  /** Current only at exactly this address: for the overview, whose address begins all others. */
  end?: boolean;
};

/** The pages of one project or one kommun; on a phone a row that scrolls sideways. */
export function SideNav({ label, items }: { label: string; items: readonly SideNavItem[] }) {
  const row = useCurrentInView<HTMLElement>();
  return (
    <nav className="side-nav" aria-label={label} ref={row}>
      {items.map(({ to, label: name, count, end }) => (
        <NavLink key={to} to={to} end={end} prefetch="intent">
          <span>{name}</span>
          {count ? (
            <span className="side-nav-count">
              {count}
              <span className="ds-sr-only"> att hantera</span>
            </span>
          ) : null}
        </NavLink>
      ))}
    </nav>
  );
}
