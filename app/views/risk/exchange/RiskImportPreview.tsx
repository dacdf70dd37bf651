import { Form } from '@remix-run/react';

import type { RiskImportStep } from '~/domain/risk-import';
import { TableScroll } from '~/views/shell/DataTable';
import { FormActions } from '~/views/shell/form/FormActions';
import { formatCount } from '~/views/shell/format';
import { Card, Facts, Note } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import type { CheckedRisks } from './RiskImportPage';

/** So many rows can be looked through; the rest are counted. */
const SHOWN = 300;

interface RiskImportPreviewProps {
  readonly checked: CheckedRisks;
  readonly changedMeanwhile: boolean;
  readonly cancelTo: string;
}

/** What saving the file would do. Nothing is stored yet. */
export function RiskImportPreview({ checked, changedMeanwhile, cancelTo }: RiskImportPreviewProps) {
  const { steps, fileName, rows, seen } = checked;
  const acting = steps.filter(({ riskId, changes }) => riskId === null || changes.length > 0);
  const added = acting.filter(({ riskId }) => riskId === null).length;
  return (
    <Card title={`Kontroll av ${fileName || 'filen'}`}>
      <div className="stack">
        <Verdict nothing={acting.length === 0} changedMeanwhile={changedMeanwhile} />
        <Facts
          items={[
            { term: 'Läggs till', value: formatCount(added) },
            { term: 'Ändras', value: formatCount(acting.length - added) },
            { term: 'Lika', value: formatCount(steps.length - acting.length) },
          ]}
        />
        {acting.length > 0 ? (
          <>
            <TableScroll label="Rader som läggs till eller ändras">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Nr</th>
                    <th scope="col">Risk</th>
                    <th scope="col">Vad som händer</th>
                    <th scope="col">Ändringar</th>
                  </tr>
                </thead>
                <tbody>
                  {acting.slice(0, SHOWN).map((step) => (
                    <Row key={step.row} step={step} />
                  ))}
                </tbody>
              </table>
            </TableScroll>
            {acting.length > SHOWN ? (
              <p className="sub">… och {formatCount(acting.length - SHOWN)} rader till.</p>
            ) : null}
            <Form method="post" encType="multipart/form-data" className="form">
              <input type="hidden" name="rows" value={rows} />
              <input type="hidden" name="fileName" value={fileName} />
              <input type="hidden" name="seen" value={seen} />
              <FormActions
                intent="save"
                label={acting.length === 1 ? 'Läs in 1 risk' : `Läs in ${acting.length} risker`}
                cancelTo={cancelTo}
              />
            </Form>
          </>
        ) : null}
      </div>
    </Card>
  );
}

function Verdict({ nothing, changedMeanwhile }: { readonly nothing: boolean; readonly changedMeanwhile: boolean }) {
  if (nothing)
    return <Note tone="ok" role="status" title="Registret är redan som filen. Det finns inget att läsa in." />;
  if (changedMeanwhile) {
    return (
      <Note tone="warn" role="alert" title="Inget är sparat: riskerna ändrades efter kontrollen.">
        Så här blir det nu. Titta igenom det en gång till och läs sedan in.
      </Note>
    );
  }
  return (
    <Note tone="wait" role="status" title="Inget är sparat än.">
      Titta igenom ändringarna och läs sedan in.
    </Note>
  );
}

function Row({ step: { row, riskId, number, values, changes } }: { readonly step: RiskImportStep }) {
  return (
    <tr>
      <th scope="row">
        {number ?? 'nästa'}
        <span className="cell-sub">rad {row} i filen</span>
      </th>
      <td>{values.title}</td>
      <td>{riskId === null ? <Status tone="ok">läggs till</Status> : <Status tone="warn">ändras</Status>}</td>
      <td>{changes.map(({ label, from, to }) => `${label}: ${from || 'tomt'} → ${to || 'tomt'}`).join('; ') || '–'}</td>
    </tr>
  );
}
