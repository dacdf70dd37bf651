import type { AreaLight } from '~/domain/report';
import type { LightChange } from '~/domain/report-difference';
import { TableScroll } from '~/views/shell/DataTable';
import { Light } from '~/views/shell/Status';

import { levelWords } from './report-words';

interface ReportLightsProps {
  readonly lights: readonly AreaLight[];
  readonly changes: readonly LightChange[];
  readonly label: string;
}

/** The lights of a report: shape and word, why, and what is done about it. */
export function ReportLights({ lights, changes, label }: ReportLightsProps) {
  const gone = changes.filter(({ area }) => !lights.some((light) => light.area === area));
  return (
    <>
      <TableScroll label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">Område</th>
              <th scope="col">Bedömning</th>
              <th scope="col">Avvikelse</th>
              <th scope="col">Åtgärd</th>
            </tr>
          </thead>
          <tbody>
            {lights.map(({ area, level, text, deviation, measure, done }) => (
              <tr key={area}>
                <th scope="row">
                  <b>{area}</b>
                  <span className="cell-line">
                    <Light tone={levelWords(level).tone}>{levelWords(level).word}</Light>
                  </span>
                  <Before change={changes.find((change) => change.area === area)} />
                </th>
                <td className="prose">{text || '–'}</td>
                <td className="prose">{deviation || '–'}</td>
                <td>
                  <span className="prose">{measure || '–'}</span>
                  {measure ? <span className="cell-sub">{done ? 'Genomförd' : 'Inte genomförd'}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {gone.map(({ area, before }) => (
        <p className="sub" key={area}>
          {area} bedöms inte längre (tidigare: {levelWords(before).word.toLowerCase()}).
        </p>
      ))}
    </>
  );
}

function Before({ change }: { change: LightChange | undefined }) {
  if (!change) return null;
  return (
    <span className="cell-sub">{change.before === null ? 'bedömdes inte tidigare' : `tidigare: ${change.before}`}</span>
  );
}
