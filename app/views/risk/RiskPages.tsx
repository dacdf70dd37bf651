import { Link } from '@remix-run/react';

/** The ways from the register to what else is done with risks. */
export function RiskPages({ base, mayEdit }: { readonly base: string; readonly mayEdit: boolean }) {
  return (
    <nav aria-label="Mer om riskerna" className="risk-pages no-print">
      <ul className="filter-links">
        <li>
          <Link to={`${base}/uppfoljning`}>Årlig uppföljning</Link>
        </li>
        <li>
          <Link to={`${base}/ny-medlem`}>Bedömning av ny medlem</Link>
        </li>
        <li>
          <a href={`${base}/atgarder.csv`}>Åtgärder som CSV</a>
        </li>
        {mayEdit ? (
          <li>
            <Link to={`${base}/importera`}>Läs in från fil</Link>
          </li>
        ) : null}
        <li>
          <Link to="/risker">Alla projekts risker</Link>
        </li>
      </ul>
    </nav>
  );
}
