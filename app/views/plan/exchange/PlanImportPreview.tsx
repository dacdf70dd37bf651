import { Form } from '@remix-run/react';

import type { ImportStep, PlanImport } from '~/domain/plan-import';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { FormActions } from '~/views/shell/form/FormActions';
import { formatCount } from '~/views/shell/format';
import { Card, Facts, Note } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { changeInWords, counted, doesSomething, KIND_WORD } from './exchange-words';
import type { CheckedPlan } from './PlanImportPage';

/** So many rows can be looked through; the rest are counted. */
const SHOWN = 300;

interface PlanImportPreviewProps {
  readonly checked: CheckedPlan;
  readonly changedMeanwhile: boolean;
  readonly cancelTo: string;
}

/** What saving the file would do. Nothing is stored yet. */
export function PlanImportPreview({ checked, changedMeanwhile, cancelTo }: PlanImportPreviewProps) {
  const { result, fileName } = checked;
  const acting = result.steps.filter(doesSomething);
  const added = acting.filter(({ standing }) => standing === null).length;
  const links = (state: 'added' | 'changed') => result.links.filter((link) => link.state === state).length;
  const linked = links('added') + links('changed');
  const nothing = acting.length === 0 && linked === 0 && result.baselines.length === 0;
  return (
    <Card title={`Kontroll av ${fileName || 'filen'}`}>
      <div className="stack">
        <Verdict nothing={nothing} changedMeanwhile={changedMeanwhile} />
        {[...checked.notes, ...result.notes].map((note) => (
          <Note tone="warn" title={note} key={note} />
        ))}
        <Facts
          items={[
            { term: 'Läggs till', value: formatCount(added) },
            { term: 'Ändras', value: formatCount(acting.length - added) },
            { term: 'Lika', value: formatCount(result.steps.length - acting.length) },
            { term: 'Beroenden', value: `${links('added')} nya, ${links('changed')} ändrade` },
            { term: 'Baslinjer', value: `${result.baselines.length} nya` },
            { term: 'Rörs inte', value: formatCount(result.untouched.length) },
          ]}
        />
        {acting.length > 0 ? <Steps steps={acting} /> : null}
        <Untouched rows={result.untouched} />
        {nothing ? null : (
          <Form method="post" encType="multipart/form-data" className="form">
            <input type="hidden" name="plan" value={checked.plan} />
            <input type="hidden" name="fileName" value={fileName} />
            <input type="hidden" name="seen" value={checked.seen} />
            {result.movesForecast ? <Reason typed={checked.reason} /> : null}
            <FormActions intent="save" label={saveLabel(acting.length, linked)} cancelTo={cancelTo} />
          </Form>
        )}
      </div>
    </Card>
  );
}

function saveLabel(rows: number, links: number): string {
  if (rows > 0) return `Läs in ${counted(rows, 'rad', 'rader')}`;
  return links > 0 ? `Läs in ${counted(links, 'beroende', 'beroenden')}` : 'Läs in baslinjen';
}

function Verdict({ nothing, changedMeanwhile }: { nothing: boolean; changedMeanwhile: boolean }) {
  if (nothing) return <Note tone="ok" role="status" title="Planen är redan som filen. Det finns inget att läsa in." />;
  if (changedMeanwhile) {
    return (
      <Note tone="warn" role="alert" title="Inget är sparat: planen ändrades efter kontrollen.">
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

function Reason({ typed }: { typed: string }) {
  return (
    <div className="ds-field field-wide" data-size="sm">
      <label className="ds-label" htmlFor="orsak">
        Varför flyttas milstolparna?<span className="field-optional"> (frivilligt)</span>
      </label>
      <p data-field="description" id="orsak-hjalp">
        Orsaken följer med till nästa statusrapport. Lämnar du den tom frågar planen efter den för varje milstolpe.
      </p>
      <textarea
        id="orsak"
        name="reason"
        defaultValue={typed}
        rows={2}
        className="ds-input"
        aria-describedby="orsak-hjalp"
        maxLength={2000}
      />
    </div>
  );
}

function Steps({ steps }: { steps: readonly ImportStep[] }) {
  return (
    <>
      <TableScroll label="Rader som läggs till eller ändras">
        <table>
          <thead>
            <tr>
              <th scope="col">Namn</th>
              <th scope="col">Typ</th>
              <th scope="col">Vad som händer</th>
              <th scope="col">Start</th>
              <th scope="col">Slut</th>
              <th scope="col">Ändringar</th>
            </tr>
          </thead>
          <tbody>
            {steps.slice(0, SHOWN).map((step) => (
              <Row step={step} key={step.item.uid} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {steps.length > SHOWN ? <p className="sub">… och {formatCount(steps.length - SHOWN)} rader till.</p> : null}
    </>
  );
}

function Row({ step: { item, standing, changes } }: { step: ImportStep }) {
  return (
    <tr>
      <th scope="row">
        {item.label ? `${item.label} ` : null}
        {item.name}
        {item.row > 0 ? <span className="cell-sub">rad {item.row} i filen</span> : null}
      </th>
      <td>{KIND_WORD[item.kind]}</td>
      <td>{standing === null ? <Status tone="ok">läggs till</Status> : <Status tone="warn">ändras</Status>}</td>
      <td>{item.start ? <Day date={item.start} /> : '–'}</td>
      <td>{item.end ? <Day date={item.end} /> : '–'}</td>
      <td>{changes.map(changeInWords).join('; ') || '–'}</td>
    </tr>
  );
}

function Untouched({ rows }: { rows: PlanImport['untouched'] }) {
  if (rows.length === 0) return null;
  return (
    <details className="edit-panel">
      <summary>{counted(rows.length, 'rad', 'rader')} i planen finns inte i filen och rörs inte</summary>
      <p className="sub">
        {rows
          .slice(0, SHOWN)
          .map(({ label, name }) => (label ? `${label} ${name}` : name))
          .join(', ')}
      </p>
    </details>
  );
}
