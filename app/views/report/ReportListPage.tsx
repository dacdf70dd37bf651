import { Form, Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { ReportRow } from '~/store/report';
import { TableScroll } from '~/views/shell/DataTable';
import { Day, Period } from '~/views/shell/Dates';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { Light, Status } from '~/views/shell/Status';

import { levelWords, reportTitle, STATE_WORDS } from './report-words';

export interface ReportListPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  /** the newest edition of each report, and what is being written */
  readonly reports: readonly ReportRow[];
  readonly members: number;
  readonly mayWrite: boolean;
  readonly failure: FormFailure | null;
}

/** The reports of a project, the newest first, with their lights beside each other over time. */
export function ReportListPage({ project, reports, members, mayWrite, failure }: ReportListPageProps) {
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/rapporter`;
  const draft = reports.find(({ state }) => state === 'utkast');
  const start = <StartButton mayWrite={mayWrite} draftPath={draft ? `${base}/${draft.number}/skriv` : null} />;
  const refused = failure?.reply.error?.[''] ?? [];
  return (
    <>
      <PageHead
        title="Statusrapporter"
        crumbs={[{ to: `/projekt/${project.slug}`, label: project.name }]}
        actions={
          <>
            <Link
              className="ds-button"
              data-variant="secondary"
              data-size="sm"
              to={`/projekt/${project.slug}/milstolpar/trend`}
            >
              Milstolpstrend
            </Link>
            {reports.length > 0 ? start : null}
          </>
        }
      />
      {refused.length > 0 ? <Note tone="bad" role="alert" title={refused.join(' ')} /> : null}
      {search.has('kastad') && !failure ? <Note tone="ok" role="status" title="Utkastet är kastat." /> : null}
      {reports.length === 0 ? (
        <EmptyState
          title="Inga statusrapporter än"
          text="En statusrapport fryses när den publiceras, och styrgruppen svarar på den."
          action={start}
        />
      ) : (
        <Card tight>
          <TableScroll label="Statusrapporter">
            <table>
              <thead>
                <tr>
                  <th scope="col">Rapport</th>
                  <th scope="col">Läget</th>
                  <th scope="col">Publicerad</th>
                  <th scope="col">Styrgruppens svar</th>
                </tr>
              </thead>
              <tbody>
                {reports.map((report) => (
                  <Row key={report.id} report={report} base={base} members={members} />
                ))}
              </tbody>
            </table>
          </TableScroll>
        </Card>
      )}
    </>
  );
}

function StartButton({ mayWrite, draftPath }: { mayWrite: boolean; draftPath: string | null }) {
  if (!mayWrite) return null;
  if (draftPath !== null) {
    return (
      <Link className="ds-button" data-size="sm" to={draftPath}>
        Fortsätt skriva utkastet
      </Link>
    );
  }
  return (
    <Form method="post">
      <SubmitButton name="intent" value="create" pendingText="Börjar …">
        Ny rapport
      </SubmitButton>
    </Form>
  );
}

function Row({ report, base, members }: { report: ReportRow; base: string; members: number }) {
  const { number, state, periodStart, periodEnd, publishedOn, lights, answers, openQuestions } = report;
  const draft = state === 'utkast';
  return (
    <tr>
      <th scope="row">
        <Link className="report-name" to={draft ? `${base}/${number}/skriv` : `${base}/${number}`} prefetch="intent">
          {reportTitle(report)}
        </Link>
        <span className="cell-sub">
          <Period start={periodStart} end={periodEnd} />
        </span>
      </th>
      <td>
        <span className="lights">
          {lights.map(({ area, level }) => (
            <Light key={area} tone={levelWords(level).tone} label={area}>
              {levelWords(level).word.toLowerCase()}
            </Light>
          ))}
        </span>
      </td>
      <td>
        {draft ? <Status tone={STATE_WORDS.utkast.tone}>{STATE_WORDS.utkast.word}</Status> : <Day date={publishedOn} />}
      </td>
      <td>
        {draft ? '–' : answersText(answers, members)}
        {openQuestions > 0 ? (
          <span className="cell-sub">
            {openQuestions === 1 ? '1 fråga väntar på svar' : `${openQuestions} frågor väntar på svar`}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function answersText(answers: number, members: number): string {
  if (answers === 0) return members === 0 ? 'Ingen styrgrupp' : 'Väntar på svar';
  return answers === 1 ? '1 svar' : `${answers} svar`;
}
