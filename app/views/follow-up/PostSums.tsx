import { Link } from '@remix-run/react';

import { deviation } from '~/domain/follow-up';
import type { PostSum } from '~/store/follow-up-post';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';

import { amountText, deviationText, deviationWord } from './follow-up-words';

interface PostSumsProps {
  readonly sums: readonly PostSum[];
  readonly unit: 'kr' | 'tkr';
}

/** The projects that are followed up post by post, heading by heading; nothing where none is. */
export function PostSums({ sums, unit }: PostSumsProps) {
  if (sums.length === 0) return null;
  const title = `Uppföljning post för post, ${unit}`;
  return (
    <Card tight title={title}>
      <TableScroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">Projekt</th>
              <th scope="col">Avser</th>
              <th scope="col">Period</th>
              {['Budget', 'Utfall', 'Prognos', 'Avvikelse'].map((column) => (
                <th key={column} scope="col" className="num">
                  {column}, {unit}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sums.map(({ projectSlug, projectName, section, period, budget, actual, forecast }) => {
              const off = deviation(budget, forecast);
              return (
                <tr key={`${projectSlug} ${section}`}>
                  <th scope="row">
                    <Link to={`/projekt/${projectSlug}/uppfoljning`}>{projectName}</Link>
                  </th>
                  <td>{section}</td>
                  <td>{period}</td>
                  <td className="num">{amountText(budget, unit)}</td>
                  <td className="num">{actual === null ? '–' : amountText(actual, unit)}</td>
                  <td className="num">{amountText(forecast, unit)}</td>
                  <td className="num">
                    {deviationText(off, unit)}
                    <span className="cell-sub">{deviationWord(off)}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
      <p className="sub table-note">
        Netto av varje projekts poster i den senaste perioden. De räknas inte med i summan av fasernas budgetar.
      </p>
    </Card>
  );
}
