import { Form } from '@remix-run/react';
import { Fragment } from 'react';

import type { ImportPreview } from '~/domain/basis-preview';
import { writeFigures } from '~/forms/basis';
import { Day } from '~/views/shell/Dates';
import { FormActions } from '~/views/shell/form/FormActions';
import { formatCount } from '~/views/shell/format';
import { Card, Facts, Note } from '~/views/shell/Page';

import { contradictionInWords, otherDateInWords } from './basis-words';
import { CodesHold } from './ConfirmCodes';
import type { CheckedImport } from './BasisImportPage';
import { PreviewTable } from './PreviewTable';

/** What saving the file would store, and everything that looks odd. Nothing is stored yet. */
export function ImportPreviewCard({ checked, page }: { checked: CheckedImport; page: string }) {
  const { preview, seriesName, source, fileName } = checked;
  const missing = new Set(preview.dates.flatMap((group) => group.missing));
  const kept = preview.dates.flatMap(({ rows }) => rows).filter(({ state }) => state === 'kept').length;
  return (
    <Card title={`Kontroll av ${fileName || 'filen'}`}>
      <div className="stack">
        <Verdict preview={preview} kept={kept} />
        <Warnings preview={preview} />
        <Facts
          items={[
            { term: 'Serie', value: seriesName },
            { term: 'Referensdatum', value: <DayList days={preview.dates.map(({ date }) => date)} /> },
            { term: 'Hittade', value: formatCount(preview.matched) },
            { term: 'Saknas i filen', value: formatCount(missing.size) },
            { term: 'Inte med i samverkan', value: formatCount(preview.unknown.length) },
            { term: 'Källa', value: source },
          ]}
        />
        {preview.dates.map((group, at) => (
          <PreviewTable key={group.date} group={group} open={at === 0} />
        ))}
        {preview.unknown.length > 0 ? (
          <details className="edit-panel">
            <summary>{preview.unknown.length} i filen är inte med i samverkan och hoppas över</summary>
            <p className="sub">{preview.unknown.join(', ')}</p>
          </details>
        ) : null}
        {preview.toStore.length > 0 ? (
          <Form method="post" action={page} encType="multipart/form-data" className="form">
            <input type="hidden" name="seriesId" value={checked.seriesId} />
            <input type="hidden" name="source" value={source} />
            <input type="hidden" name="figures" value={writeFigures(preview.toStore)} />
            {preview.contradictions.length > 0 ? (
              <CodesHold contradictions={preview.contradictions.map(contradictionInWords)} error={null} />
            ) : null}
            <FormActions
              intent="save"
              label={`Spara ${preview.toStore.length === 1 ? 'siffran' : `${formatCount(preview.toStore.length)} siffror`}`}
              cancelTo={page}
            />
          </Form>
        ) : null}
      </div>
    </Card>
  );
}

function DayList({ days }: { days: readonly string[] }) {
  return days.map((day, at) => (
    <Fragment key={day}>
      {at > 0 ? ', ' : null}
      <Day date={day} />
    </Fragment>
  ));
}

function Verdict({ preview, kept }: { preview: ImportPreview; kept: number }) {
  if (preview.stopped) {
    return (
      <Note tone="bad" role="alert" title="Filen kan inte sparas.">
        Den har andra värden än de som redan finns för samma datum. Är en sparad siffra fel rättas den för sig, i
        tabellen på sidan Underlag.
      </Note>
    );
  }
  if (preview.toStore.length === 0) {
    return (
      <Note tone="ok" role="status" title="Allt i filen finns redan med samma värden. Det finns inget att spara." />
    );
  }
  return (
    <Note tone="wait" role="status" title="Inget är sparat än.">
      Titta igenom siffrorna och tryck sedan på Spara.
      {kept > 0
        ? ` ${kept === 1 ? '1 siffra' : `${formatCount(kept)} siffror`} finns redan med samma värde och hoppas över.`
        : null}
    </Note>
  );
}

function Warnings({ preview }: { preview: ImportPreview }) {
  const big = preview.dates.flatMap(({ date, rows }) => rows.filter((row) => row.big).map((row) => ({ ...row, date })));
  return (
    <>
      {preview.dates.map(({ date, otherDate, inFuture }) => (
        <div key={date}>
          {otherDate ? <Note tone="warn" title={otherDateInWords(otherDate)} /> : null}
          {inFuture ? <Note tone="warn" title={`${date} har inte varit än. Är året rätt?`} /> : null}
        </div>
      ))}
      {preview.contradictions.length > 0 ? (
        <Note tone="bad" title="Kod och namn säger olika i filen.">
          <ul>
            {preview.contradictions.map((contradiction) => (
              <li key={contradictionInWords(contradiction)}>{contradictionInWords(contradiction)}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      {preview.warnings.map((warning) => (
        <Note tone="warn" title={warning} key={warning} />
      ))}
      {big.length > 0 ? (
        <Note tone="warn" title={`${big.length} ${big.length === 1 ? 'värde' : 'värden'} ändras mer än 10 %.`}>
          De är utmärkta i tabellen.
        </Note>
      ) : null}
      {preview.notes.map((note) => (
        <p className="sub" key={note}>
          {note}
        </p>
      ))}
    </>
  );
}
