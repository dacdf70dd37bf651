import { useScripted } from '~/views/shell/useScripted';

interface ReportFilesProps {
  /** of the report, without what the address asks for besides */
  readonly path: string;
  /** null: the one in force */
  readonly edition: number | null;
  /** whether the server can make a PDF; otherwise the reader's browser prints the same */
  readonly offersPdf: boolean;
}

/** A report to keep, send and print. */
export function ReportFiles({ path, edition, offersPdf }: ReportFilesProps) {
  const query = edition === null ? '' : `?utgava=${edition}`;
  return (
    <>
      {offersPdf ? <FileLink href={`${path}/rapport.pdf${query}`} label="Hämta PDF" /> : <PrintButton />}
      <FileLink href={`${path}/rapport.docx${query}`} label="Hämta Word" />
    </>
  );
}

function FileLink({ href, label }: { href: string; label: string }) {
  return (
    <a className="ds-button" data-variant="secondary" data-size="sm" href={href}>
      {label}
    </a>
  );
}

/** Without JavaScript there is no button, and the browser's own menu prints the same. */
function PrintButton() {
  const scripted = useScripted();
  if (!scripted) return null;
  return (
    <button className="ds-button" data-variant="secondary" data-size="sm" type="button" onClick={() => window.print()}>
      Skriv ut
    </button>
  );
}
