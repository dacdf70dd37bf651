import { Link } from '@remix-run/react';

interface PagesProps {
  /** from 1 */
  readonly page: number;
  readonly pages: number;
  readonly addressOf: (page: number) => string;
}

/** Back and forth in a list that is cut into pages; nothing where there is one. */
export function Pages({ page, pages, addressOf }: PagesProps) {
  if (pages <= 1) return null;
  return (
    <nav className="actions" aria-label="Sidor">
      {page > 1 ? <Link to={addressOf(page - 1)}>Föregående</Link> : null}
      <span>
        Sida {page} av {pages}
      </span>
      {page < pages ? <Link to={addressOf(page + 1)}>Nästa</Link> : null}
    </nav>
  );
}

const FILES = [
  { ending: 'csv', label: 'Exportera CSV' },
  { ending: 'xlsx', label: 'Exportera Excel' },
] as const;

/** A list as files, in the selection that is shown. */
export function ExportLinks({ addressOf }: { readonly addressOf: (ending: 'csv' | 'xlsx') => string }) {
  return FILES.map(({ ending, label }) => (
    <a key={ending} className="ds-button" data-variant="secondary" data-size="sm" href={addressOf(ending)}>
      {label}
    </a>
  ));
}
