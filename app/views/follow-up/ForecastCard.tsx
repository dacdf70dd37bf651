/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import { Link, useSearchParams } from '@remix-run/react';

import { groupBy } from '~/domain/group-by';
import { ore } from '~/domain/money';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { formatKronor, formatOre } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

import { deviationText, deviationWord } from './follow-up-words';
import type { FollowUpPageProps } from './FollowUpPage';
import { ForecastForm } from './ForecastForm';

/** What is expected of each phase and year, who said so and what was said before. */
export function ForecastCard(props: FollowUpPageProps & { readonly base: string }) {
  const { years, forecasts, phases, base, mayForecast, today, failure } = props;
  const [search] = useSearchParams();
  const asked = /^(\d+)-(20\d\d)$/.exec(search.get('prognos') ?? '');
  const opened = asked ? { phaseId: Number(asked[1]), year: Number(asked[2]) } : null;
  const adding = mayForecast && (opened !== null || search.has('ny-prognos') || failure?.intent === 'forecast');
  if (years.length === 0 && !mayForecast) return null;
  const dated = years.filter(({ year }) => year !== null);
  const history = groupBy(forecasts, ({ phaseId, year }) => `${phaseId}-${year}`);
  return (
    <Card
      tight
      title="Prognos per fas och år, kr"
      id="prognos"
      actions={
        mayForecast && phases.length > 0 ? (
          <Link to={`${base}?ny-prognos=1#prognos`} preventScrollReset>
            Ny prognos
          </Link>
        ) : undefined
      }
    >
      {adding ? (
        <ForecastForm
          key={search.get('prognos') ?? ''}
          phases={phases}
          opened={opened ?? { phaseId: phases[0]!.phaseId, year: Number(today.slice(0, 4)) }}
          fixed={opened !== null}
          forecasts={forecasts}
          failure={failure}
          cancelTo={`${base}#prognos`}
        />
      ) : null}
      {dated.length > 0 ? (
        <TableScroll label="Prognos per fas och år">
          <table role="table" className="table-cards">
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">
                  Fas och år
                </th>
                <th scope="col" role="columnheader" className="num">
                  Budget
                </th>
                <th scope="col" role="columnheader" className="num">
                  Prognos
                </th>
                <th scope="col" role="columnheader" className="num">
                  Avvikelse
                </th>
                <th scope="col" role="columnheader">
                  Lämnad
                </th>
                {mayForecast ? (
                  <th scope="col" role="columnheader" className="no-print">
                    Ändra
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {dated.map((cell) => {
                const key = `${cell.phaseId}-${cell.year}`;
                const said = history.get(key) ?? [];
                return (
                  <tr role="row" key={key} className={search.get('sparad') === key ? 'saved' : undefined}>
                    <th scope="row" role="rowheader">
                      Fas {cell.phaseNumber}, {cell.year}
                    </th>
                    <td role="cell" className="num" data-label="Budget">
                      {formatKronor(cell.budget)}
                    </td>
                    <td role="cell" className="num" data-label="Prognos">
                      {cell.stated ? formatKronor(cell.forecast) : 'som budget'}
                    </td>
                    <td role="cell" className="num" data-label="Avvikelse">
                      <div>
                        {deviationText(cell.budget - cell.forecast, 'kr')}
                        <span className="cell-sub">{deviationWord(ore(cell.budget - cell.forecast))}</span>
                      </div>
                    </td>
                    <td role="cell" data-label="Lämnad" data-empty={said.length === 0 || undefined}>
                      <div>
                        <Said forecasts={said} />
                      </div>
                    </td>
                    {mayForecast ? (
                      <td role="cell" className="no-print">
                        <Link
                          to={`${base}?prognos=${key}#prognos`}
                          aria-label={`Ändra prognos för fas ${cell.phaseNumber}, ${cell.year}`}
                        >
                          Ändra
                        </Link>
                      </td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableScroll>
      ) : (
        <p className="sub table-note">Ingen fas har någon budget eller prognos än.</p>
      )}
    </Card>
  );
}

function Said({ forecasts: [newest, ...before] }: Pick<FollowUpPageProps, 'forecasts'>) {
  if (!newest) return <>–</>;
  return (
    <>
      <Day date={newest.madeOn} /> {newest.madeBy}
      {newest.note ? <span className="cell-sub">{newest.note}</span> : null}
      {before.length > 0 ? (
        <span className="cell-sub">
          förut{' '}
          {before
            .map(({ amount, madeOn }) => `${amount === null ? 'som budget' : formatOre(amount)} (${madeOn})`)
            .join(', ')}
        </span>
      ) : null}
    </>
  );
}
