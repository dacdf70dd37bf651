import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';

import { errorCopy } from './error-copy';
import type { Tone } from './icons';
import { Shape } from './icons';

/** Where the skip link leads: the id of the one <main> of a page. */
export const MAIN_ID = 'innehall';

type PageProps = {
  /** A `SideNav`, left of the content; above it on a phone. */
  side?: ReactNode;
  /** `wide` for tables and charts that use a large screen, `narrow` for one decision, `form` for a form of a few fields. */
  width?: 'normal' | 'wide' | 'narrow' | 'form';
  children: ReactNode;
};

/** The frame of every page below the top bar; it holds the page's only <main>. */
export function Page({ side, width = 'normal', children }: PageProps) {
  return (
    <div className={side ? 'page page-with-side' : 'page'} data-width={width}>
      {side}
      <main id={MAIN_ID} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

export type Crumb = { to?: string; label: string };

type PageHeadProps = {
  title: string;
  /** The way here, from the outermost; the page itself is not repeated. */
  crumbs?: readonly Crumb[];
  /** One line under the title: dates, who is responsible. */
  sub?: ReactNode;
  /** Links and buttons that concern the whole page. */
  actions?: ReactNode;
};

/** Top of a page: where one is, the h1, one line about it, and what one can do. */
export function PageHead({ title, crumbs = [], sub, actions }: PageHeadProps) {
  return (
    <div className="page-head">
      <div className="page-head-text">
        {crumbs.length > 0 ? <Crumbs crumbs={crumbs} /> : null}
        <h1>{title}</h1>
        {sub ? <p className="sub">{sub}</p> : null}
      </div>
      {actions ? <div className="actions">{actions}</div> : null}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="Sökväg">
      <ol>
        {crumbs.map(({ to, label }) => (
          <li key={`${to ?? ''} ${label}`}>{to ? <Link to={to}>{label}</Link> : label}</li>
        ))}
      </ol>
    </nav>
  );
}

type CardProps = {
  title?: ReactNode;
  /** Links and small buttons to the right of the title. */
  actions?: ReactNode;
  /** For a card that holds a table: less air at the sides, the cells have their own. */
  tight?: boolean;
  /** So that a link can lead to it. */
  id?: string;
  children: ReactNode;
};

/** One subject of a page: an h2 and what belongs to it. */
export function Card({ title, actions, tight = false, id, children }: CardProps) {
  return (
    <section className={tight ? 'card card-tight' : 'card'} id={id}>
      {title || actions ? (
        <div className="card-head">
          {title ? <h2>{title}</h2> : null}
          {actions ? <div className="actions">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

type NoteProps = {
  tone: Tone;
  /** The sentence that matters; the rest follows it. */
  title: ReactNode;
  /** `status` for the receipt of something just done, `alert` for something that failed. */
  role?: 'status' | 'alert';
  children?: ReactNode;
};

/** A message about the page: what is missing, what was saved, what went wrong. */
export function Note({ tone, title, role, children }: NoteProps) {
  return (
    <div className="note" data-tone={tone} role={role}>
      <Shape tone={tone} />
      <div>
        <b>{title}</b> {children}
      </div>
    </div>
  );
}

export type Fact = { term: ReactNode; value: ReactNode; big?: boolean };

/** Terms and values side by side; `big` for the one figure the page is about. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="facts">
      {items.map(({ term, value, big }, at) => (
        <div key={at}>
          <dt>{term}</dt>
          <dd className={big ? 'big' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type EmptyStateProps = {
  title: string;
  /** Why it is empty and what will be here. */
  text?: ReactNode;
  /** The link or button with which one starts. */
  action?: ReactNode;
};

/** In place of a list that has no rows yet: says so, and what to do about it. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {text ? <p className="sub">{text}</p> : null}
      {action ? <div className="actions">{action}</div> : null}
    </div>
  );
}

type ErrorPageProps = {
  /** The HTTP status that was answered. */
  status: number;
  /** Say more than the status can: "Projektet finns inte". */
  title?: string;
  text?: string;
};

/** What happened and the way on, in words by status; for an ErrorBoundary inside a frame with a <main>. */
export function ErrorContent({ status, title, text }: ErrorPageProps) {
  const copy = errorCopy(status);
  const { pathname, search } = useLocation();
  return (
    <div className="error-page">
      <p className="error-status">Fel {status}</p>
      <h1>{title ?? copy.title}</h1>
      <p>{text ?? copy.text}</p>
      <p className="actions">
        {/* The document is loaded anew: the page that failed may be in a broken state. */}
        <Link className="ds-button" to={copy.next.to ?? pathname + search} reloadDocument>
          {copy.next.label}
        </Link>
      </p>
    </div>
  );
}

/** `ErrorContent` as a page of its own, with its <main>. */
export function ErrorPage(props: ErrorPageProps) {
  return (
    <Page width="narrow">
      <ErrorContent {...props} />
    </Page>
  );
}
