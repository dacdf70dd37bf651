import { Form, Link } from '@remix-run/react';

import { missingIn, snapshotOf } from '~/domain/report';
import { compareReports } from '~/domain/report-difference';
import { Note } from '~/views/shell/Page';
import { SubmitButton } from '~/views/shell/form/SubmitButton';

import { ReportView1 } from '../ReportView1';
import type { ReportEditorPageProps } from './ReportEditorPage';

/** The report as the styrgrupp will read it, and the last question before it gets it. */
export function ReportPreview({ report, head, facts, before, answer }: ReportEditorPageProps) {
  const snapshot = snapshotOf(head, report.draft, facts);
  const missing = missingIn(report.draft);
  const refused = answer && 'intent' in answer ? (answer.reply.error?.[''] ?? []) : [];
  return (
    <>
      {answer && 'unsaved' in answer ? (
        <Note tone="bad" role="alert" title="Rapporten är inte publicerad.">
          Det gick inte att nå servern, eller så har du blivit utloggad. Försök igen.
        </Note>
      ) : null}
      {refused.length > 0 ? (
        <Note tone="bad" role="alert" title="Rapporten är inte publicerad.">
          {answer && 'intent' in answer && answer.conflict
            ? 'Någon har ändrat i den sedan du öppnade sidan. Läs igenom den som den ser ut nu.'
            : refused.join(' ')}
        </Note>
      ) : null}
      {missing.length > 0 ? (
        <Note tone="warn" title="Rapporten är inte klar att publicera.">
          {missing.join(' ')} <Link to="?">Fortsätt skriva</Link>
        </Note>
      ) : (
        <Form method="post" className="note" data-tone="wait" id="publicera">
          <div>
            <b>Så här läser styrgruppen rapporten. Den är inte publicerad än.</b> När du publicerar den går den till
            styrgruppen med e-post, och sedan kan inget i den ändras. Ett fel rättas med en ny utgåva.
            <input type="hidden" name="id" value={report.id} />
            <input type="hidden" name="version" value={report.version} />
            <div className="actions">
              <SubmitButton name="intent" value="publish" pendingText="Publicerar …">
                Publicera
              </SubmitButton>
              <Link className="ds-button" data-variant="secondary" data-size="sm" to="?">
                Fortsätt skriva
              </Link>
            </div>
          </div>
        </Form>
      )}
      <div className="card">
        <ReportView1 snapshot={snapshot} difference={before && compareReports(before, snapshot)} />
      </div>
    </>
  );
}
