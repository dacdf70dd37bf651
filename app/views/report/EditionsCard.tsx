import { Link } from '@remix-run/react';

import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { ReplaceForm } from './ReplaceForm';
import { STATE_WORDS } from './report-words';
import { editionPath, newestEdition, type ReportPageProps } from './review-content';

/** The editions of a report, why each was made, and the way to make a new one. */
export function EditionsCard(props: ReportPageProps) {
  const { report, editions, mayReplace } = props;
  if (editions.length === 1 && !mayReplace) return null;
  const newest = newestEdition(editions);
  return (
    <Card title="Utgåvor" tight id="utgavor">
      <TableScroll label="Utgåvor">
        <table>
          <thead>
            <tr>
              <th scope="col">Utgåva</th>
              <th scope="col">Publicerad</th>
              <th scope="col">Läge</th>
              <th scope="col" className="num">
                Svar
              </th>
              <th scope="col">Skäl till utgåvan</th>
            </tr>
          </thead>
          <tbody>
            {editions.map(({ edition, publishedOn, state, answers, replaceReason }) => (
              <tr key={edition}>
                <th scope="row">
                  {edition === report.edition ? (
                    <>Utgåva {edition} (visas här)</>
                  ) : (
                    <Link to={editionPath(props, edition === newest ? null : edition)}>Utgåva {edition}</Link>
                  )}
                </th>
                <td>
                  <Day date={publishedOn} />
                </td>
                <td>
                  <Status tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Status>
                </td>
                <td className="num">{answers}</td>
                <td>{replaceReason ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {mayReplace ? <ReplaceForm {...props} /> : null}
    </Card>
  );
}
