import { Form } from '@remix-run/react';

import { TableScroll } from '~/views/shell/DataTable';
import { FormActions } from '~/views/shell/form/FormActions';
import { formatCount } from '~/views/shell/format';
import { Card, Facts, Note } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { bodyWords } from '../risk-words';
import type { CheckedRegister } from './RiskImportPage';

/** So many rows can be looked through; the rest are counted. */
const SHOWN = 300;

interface RiskImportPreviewProps {
  readonly checked: CheckedRegister;
  readonly changedMeanwhile: boolean;
  readonly cancelTo: string;
}

/** A row of the file as it is looked through. */
interface Line {
  readonly row: number;
  /** "12", "12, åtgärd 3", "nästa" */
  readonly number: string;
  readonly text: string;
  readonly known: boolean;
  /** what follows of it: "kommer till styrgruppen för beslut" */
  readonly follows: string | null;
  readonly changes: readonly { readonly label: string; readonly from: string; readonly to: string }[];
}

/** What saving the file would do. Nothing is stored yet. */
export function RiskImportPreview({ checked, changedMeanwhile, cancelTo }: RiskImportPreviewProps) {
  const { fileName, file, seen, ...steps } = checked;
  const risks = steps.risks.map(({ row, riskId, number, values, changes, raisedTo }) => {
    const follows = raisedTo && `kommer till ${bodyWords(raisedTo).name} för beslut`;
    return { row, number: String(number ?? 'nästa'), text: values.title, known: riskId !== null, follows, changes };
  });
  const measures = steps.measures.map(({ row, riskNumber, measureId, number, values, changes }) => {
    const which = `risk ${riskNumber}, åtgärd ${number ?? 'nästa'}`;
    return { row, number: which, text: values.text, known: measureId !== null, follows: null, changes };
  });
  const [actingRisks, actingMeasures] = [risks.filter(acts).length, measures.filter(acts).length];
  return (
    <Card title={`Kontroll av ${fileName || 'filen'}`}>
      <div className="stack">
        <Verdict nothing={actingRisks + actingMeasures === 0} changedMeanwhile={changedMeanwhile} />
        {risks.length > 0 ? <Part title="Risker" heading="Risk" lines={risks} /> : null}
        {measures.length > 0 ? <Part title="Åtgärder" heading="Åtgärd" lines={measures} /> : null}
        {actingRisks + actingMeasures > 0 ? (
          <Form method="post" encType="multipart/form-data" className="form">
            <input type="hidden" name="file" value={file} />
            <input type="hidden" name="fileName" value={fileName} />
            <input type="hidden" name="seen" value={seen} />
            <FormActions intent="save" label={`Läs in ${whatOf(actingRisks, actingMeasures)}`} cancelTo={cancelTo} />
          </Form>
        ) : null}
      </div>
    </Card>
  );
}

function acts({ known, changes }: Line): boolean {
  return !known || changes.length > 0;
}

/** "1 risk och 3 åtgärder" */
function whatOf(risks: number, measures: number): string {
  return [
    risks > 0 ? `${formatCount(risks)} ${risks === 1 ? 'risk' : 'risker'}` : null,
    measures > 0 ? `${formatCount(measures)} ${measures === 1 ? 'åtgärd' : 'åtgärder'}` : null,
  ]
    .filter(Boolean)
    .join(' och ');
}

interface PartProps {
  readonly title: string;
  readonly heading: string;
  readonly lines: readonly Line[];
}

function Part({ title, heading, lines }: PartProps) {
  const acting = lines.filter(acts);
  const added = acting.filter(({ known }) => !known).length;
  return (
    <section>
      <h3>{title}</h3>
      <Facts
        items={[
          { term: 'Läggs till', value: formatCount(added) },
          { term: 'Ändras', value: formatCount(acting.length - added) },
          { term: 'Lika', value: formatCount(lines.length - acting.length) },
        ]}
      />
      {acting.length > 0 ? (
        <TableScroll label={`${title} som läggs till eller ändras`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Nr</th>
                <th scope="col">{heading}</th>
                <th scope="col">Vad som händer</th>
                <th scope="col">Ändringar</th>
              </tr>
            </thead>
            <tbody>
              {acting.slice(0, SHOWN).map((line) => (
                <Row key={line.row} line={line} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      {acting.length > SHOWN ? <p className="sub">… och {formatCount(acting.length - SHOWN)} rader till.</p> : null}
    </section>
  );
}

function Row({ line: { row, number, text, known, follows, changes } }: { readonly line: Line }) {
  return (
    <tr>
      <th scope="row">
        {number}
        <span className="cell-sub">rad {row} i filen</span>
      </th>
      <td>{text}</td>
      <td>
        {known ? <Status tone="warn">ändras</Status> : <Status tone="ok">läggs till</Status>}
        {follows ? <span className="cell-sub">{follows}</span> : null}
      </td>
      <td>{changes.map(({ label, from, to }) => `${label}: ${from || 'tomt'} → ${to || 'tomt'}`).join('; ') || '–'}</td>
    </tr>
  );
}

function Verdict({ nothing, changedMeanwhile }: { readonly nothing: boolean; readonly changedMeanwhile: boolean }) {
  if (nothing)
    return <Note tone="ok" role="status" title="Registret är redan som filen. Det finns inget att läsa in." />;
  if (changedMeanwhile) {
    return (
      <Note tone="warn" role="alert" title="Inget är sparat: registret ändrades efter kontrollen.">
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
