import { Link } from '@remix-run/react';

import { Card } from '~/views/shell/Page';

/** Where a plan leaves for other tools and comes from them. */
export function PlanExchangeCard({ slug, mayEdit }: { readonly slug: string; readonly mayEdit: boolean }) {
  const base = `/projekt/${slug}/plan`;
  return (
    <Card title="Plan i andra verktyg">
      <p className="sub">
        Microsoft Project läser XML-filen. Den och tabellerna kan ändras och läsas in igen. Kalenderadressen visar
        milstolparna i Outlook och andra kalendrar.
      </p>
      <div className="actions">
        {(
          [
            ['xml', 'Exportera till Project (XML)'],
            ['csv', 'Exportera CSV'],
            ['xlsx', 'Exportera Excel'],
          ] as const
        ).map(([ending, label]) => (
          <a key={ending} className="ds-button" data-variant="secondary" data-size="sm" href={`${base}.${ending}`}>
            {label}
          </a>
        ))}
        {mayEdit ? (
          <>
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}/importera`}>
              Läs in en plan
            </Link>
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}/kalender`}>
              Kalenderadresser
            </Link>
          </>
        ) : null}
      </div>
    </Card>
  );
}
