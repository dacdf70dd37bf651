import { Link, useSearchParams } from '@remix-run/react';

import { Day } from '~/views/shell/Dates';
import { Card, Note, PageHead } from '~/views/shell/Page';

import { AnswersCard } from './AnswersCard';
import { DecisionsCard } from './DecisionsCard';
import { EditionsCard } from './EditionsCard';
import { ReportFiles } from './paper/ReportFiles';
import { periodText, reportTitle } from './report-words';
import { ReportChanges } from './ReportChanges';
import { ReportPair } from './ReportPair';
import { editionPath, newestEdition, type ReportPageProps } from './review-content';

/** A published report as its styrgrupp reviews it: what differs, the report beside the last one, answers, decisions. */
export function ReportPage(props: ReportPageProps) {
  const { project, report, snapshot, before, difference, editions, mayAnswer, answers, viewerId, failure } = props;
  const [search] = useSearchParams();
  const newest = newestEdition(editions);
  const answered = answers.some(({ userId, answersId }) => userId === viewerId && answersId === null);
  return (
    <>
      <PageHead
        title={reportTitle(snapshot)}
        crumbs={[
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: `/projekt/${project.slug}/rapporter`, label: 'Statusrapporter' },
        ]}
        sub={
          <>
            {periodText(snapshot)} · publicerad <Day date={snapshot.publishedOn} />
          </>
        }
        actions={
          <>
            <ReportFiles
              path={editionPath(props, null)}
              edition={report.edition < newest ? report.edition : null}
              offersPdf={props.offersPdf}
            />
            {mayAnswer ? (
              <a className="ds-button" data-size="sm" data-variant={answered ? 'secondary' : 'primary'} href="#svar">
                {answered ? 'Till svaren' : 'Svara på rapporten'}
              </a>
            ) : null}
          </>
        }
      />
      {search.has('publicerad') && !failure ? (
        <Note tone="ok" role="status" title="Rapporten är publicerad.">
          Den väntar nu på styrgruppens svar.
        </Note>
      ) : null}
      <StaleNote {...props} newest={newest} />
      {report.edition < newest ? <ReplacedNote {...props} newest={newest} /> : null}
      <Card title="Det här skiljer sig från förra rapporten">
        {difference ? <ReportChanges difference={difference} /> : <p>Det här är projektets första statusrapport.</p>}
      </Card>
      <ReportPair snapshot={snapshot} before={before} difference={difference} />
      <AnswersCard {...props} />
      <DecisionsCard {...props} />
      <EditionsCard {...props} />
    </>
  );
}

type NoteProps = ReportPageProps & { readonly newest: number };

function ReplacedNote({ newest, ...props }: NoteProps) {
  const next = props.editions.find(({ edition }) => edition === props.report.edition + 1);
  return (
    <Note tone="warn" title={`Utgåva ${props.report.edition} är ersatt.`}>
      {next?.replaceReason ? <>Skäl: {next.replaceReason} </> : null}
      <Link to={editionPath(props, null)}>Läs utgåva {newest}</Link>
    </Note>
  );
}

/** What was sent about an edition that has been replaced meanwhile: said, with the way on, and nothing typed is lost. */
function StaleNote({ newest, ...props }: NoteProps) {
  const { failure, report } = props;
  const sent = failure?.reply.initialValue;
  if (!failure || !sent || (sent.reportId === String(report.id) && report.edition === newest)) return null;
  const messages = Object.values(failure.reply.error ?? {}).flatMap((each) => each ?? []);
  const typed = [sent.text, sent.subject].filter((value) => typeof value === 'string' && value !== '');
  if (messages.length === 0 || sent.reportId === undefined) return null;
  return (
    <Note tone="bad" role="alert" title={messages.join(' ')}>
      <Link to={editionPath(props, null)}>Läs utgåva {newest}</Link>
      {typed.length > 0 ? <> Du hade skrivit: {typed.join(' ')}</> : null}
    </Note>
  );
}
