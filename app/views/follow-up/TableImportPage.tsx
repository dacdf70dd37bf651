import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import { checkTableForm } from '~/forms/table-import';
import type { FormFailure } from '~/policy/form-failure';
import { TableScroll } from '~/views/shell/DataTable';
import { CheckFileForm } from '~/views/shell/form/CheckFileForm';
import { FormActions } from '~/views/shell/form/FormActions';
import { formatCount } from '~/views/shell/format';
import { Card, Note, PageHead, type Crumb } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

/** A table that was checked: what saving it would add. */
export interface CheckedTable {
  readonly fileName: string;
  /** what the form hands back */
  readonly rows: string;
  readonly seen: string;
  readonly changedMeanwhile: boolean;
  readonly lines: readonly {
    readonly row: number;
    readonly known: boolean;
    /** what is there already says something else from then on; left out where rows are only added */
    readonly changes?: boolean;
    readonly cells: readonly string[];
  }[];
  /** the sum of what is added, in words */
  readonly sum: string;
}

export interface TableImportPageProps {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  /** where what was read in is shown */
  readonly listTo: string;
  readonly headings: readonly string[];
  /** which columns the file has and what becomes of its rows */
  readonly help: ReactNode;
  /** so many rows were just read in */
  readonly saved: number | null;
  readonly checked: CheckedTable | null;
  readonly failure: FormFailure | null;
}

/** So many rows can be looked through; the rest are counted. */
const SHOWN = 300;

/** Rows from a file: first checked, then saved, all or none. */
export function TableImportPage(props: TableImportPageProps) {
  const { title, crumbs, listTo, help, saved, checked, failure } = props;
  return (
    <>
      <PageHead
        title={title}
        crumbs={crumbs}
        sub="Filen kontrolleras först. Inget sparas innan du har sett vad som händer."
      />
      {saved !== null && !checked && !failure ? (
        <Note
          tone="ok"
          role="status"
          title={`${formatCount(saved)} ${saved === 1 ? 'rad är inläst' : 'rader är inlästa'}.`}
        >
          <Link to={listTo}>Visa dem</Link>
        </Note>
      ) : null}
      {failure?.intent === 'save' ? (
        <Note tone="bad" role="alert" title="Inget är sparat.">
          {Object.values(failure.reply.error ?? {})
            .flatMap((each) => each ?? [])
            .join(' ')}{' '}
          Läs in filen igen.
        </Note>
      ) : null}
      {checked ? <Preview {...props} checked={checked} /> : null}
      <CheckFileForm
        id="kontrollera-tabell"
        title={checked ? 'Läs in en annan fil' : 'Välj fil'}
        schema={checkTableForm}
        hint="CSV eller Excel (.xlsx). Högst 2 MB och 2 000 rader."
        failure={failure}
        cancelTo={listTo}
      >
        {help}
      </CheckFileForm>
    </>
  );
}

function Preview({ checked, headings, listTo }: TableImportPageProps & { readonly checked: CheckedTable }) {
  const { lines, fileName, changedMeanwhile, sum } = checked;
  const added = lines.filter(({ known }) => !known).length;
  const changed = lines.filter(({ changes }) => changes).length;
  return (
    <Card title={`Kontroll av ${fileName || 'filen'}`}>
      <div className="stack">
        {added === 0 ? (
          <Note tone="ok" role="status" title="Alla rader finns redan. Det finns inget att läsa in." />
        ) : changedMeanwhile ? (
          <Note tone="warn" role="alert" title="Inget är sparat: uppgifterna ändrades efter kontrollen.">
            Så här blir det nu. Titta igenom det en gång till och läs sedan in.
          </Note>
        ) : (
          <Note tone="wait" role="status" title="Inget är sparat än.">
            {formatCount(added - changed)} {added - changed === 1 ? 'ny rad' : 'nya rader'}
            {changed > 0 ? ` och ${formatCount(changed)} som ändras` : ''}, {sum}.
          </Note>
        )}
        <TableScroll label="Rader i filen">
          <table>
            <thead>
              <tr>
                <th scope="col">Rad i filen</th>
                <th scope="col">Vad som händer</th>
                {headings.map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, SHOWN).map(({ row, known, changes, cells }) => (
                <tr key={row}>
                  <th scope="row">{row}</th>
                  <td>
                    {known ? (
                      <Status tone="wait">finns redan</Status>
                    ) : changes ? (
                      <Status tone="warn">ändras</Status>
                    ) : (
                      <Status tone="ok">läggs till</Status>
                    )}
                  </td>
                  {cells.map((cell, at) => (
                    <td key={headings[at]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        {lines.length > SHOWN ? <p className="sub">… och {formatCount(lines.length - SHOWN)} rader till.</p> : null}
        {added > 0 ? (
          <Form method="post" encType="multipart/form-data">
            <input type="hidden" name="rows" value={checked.rows} />
            <input type="hidden" name="fileName" value={fileName} />
            <input type="hidden" name="seen" value={checked.seen} />
            <FormActions
              intent="save"
              label={`Läs in ${formatCount(added)} ${added === 1 ? 'rad' : 'rader'}`}
              cancelTo={listTo}
            />
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
