import { Form, Link, useSearchParams } from '@remix-run/react';

import type { ReportDraft, ReportFacts, ReportSnapshot } from '~/domain/report';
import type { ReportPeriod } from '~/domain/report-period';
import { Note, PageHead } from '~/views/shell/Page';
import { SubmitButton } from '~/views/shell/form/SubmitButton';

import { reportTitle } from '../report-words';
import type { EditorAnswer } from './editor-answer';
import { ReportForm } from './ReportForm';
import { ReportPreview } from './ReportPreview';

export interface ReportEditorPageProps {
  readonly project: { readonly name: string; readonly slug: string };
  readonly report: ReportPeriod & {
    readonly id: number;
    readonly version: number;
    readonly number: number;
    readonly edition: number;
    readonly replaceReason: string | null;
    readonly draft: ReportDraft;
  };
  /** what stands at the top of the report if it is published today */
  readonly head: Omit<ReportSnapshot, 'view' | 'draft' | 'facts'>;
  readonly before: ReportSnapshot | null;
  readonly facts: ReportFacts;
  readonly answer: EditorAnswer;
}

/** A report that is being written: its editor, or how it will read. */
export function ReportEditorPage(props: ReportEditorPageProps) {
  const { project, report, answer } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}`;
  const isPreview = search.has('visa');
  return (
    <>
      <PageHead
        title={`${isPreview ? 'Granska' : 'Skriv'} ${reportTitle(report).toLowerCase()}`}
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: base, label: project.name },
          { to: `${base}/rapporter`, label: 'Statusrapporter' },
        ]}
        actions={
          isPreview ? null : (
            <Link className="ds-button" data-variant="tertiary" data-color="danger" data-size="sm" to="?kasta=1">
              Kasta utkastet …
            </Link>
          )
        }
        sub={report.replaceReason ? `Ny utgåva. Skäl: ${report.replaceReason}` : 'Utkast. Bara projektledaren ser det.'}
      />
      {search.has('sparad') && (answer === null || !('intent' in answer)) ? (
        <Note tone="ok" role="status" title="Sparat." />
      ) : null}
      {search.has('kasta') ? <DiscardForm report={report} answer={answer} /> : null}
      {isPreview ? <ReportPreview {...props} /> : <ReportForm {...props} />}
    </>
  );
}

function DiscardForm({ report, answer }: Pick<ReportEditorPageProps, 'report' | 'answer'>) {
  const refused = answer && 'intent' in answer && answer.intent === 'discard';
  return (
    <Form method="post" className="note" data-tone="warn">
      <div>
        {refused ? (
          <p role="alert">
            <b>Utkastet är inte kastat.</b>{' '}
            {answer.conflict
              ? 'Någon har skrivit i det sedan du öppnade sidan.'
              : (answer.reply.error?.[''] ?? []).join(' ')}
          </p>
        ) : null}
        <b>Kasta utkastet?</b> Det som är skrivet i det försvinner och kan inte hämtas tillbaka här.
        <input type="hidden" name="id" value={report.id} />
        <input type="hidden" name="version" value={report.version} />
        <div className="actions">
          <SubmitButton name="intent" value="discard" color="danger" pendingText="Kastar …">
            Ja, kasta det
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to="?" preventScrollReset>
            Avbryt
          </Link>
        </div>
      </div>
    </Form>
  );
}
