import { Link, useSearchParams } from '@remix-run/react';

import type { ReportAnswer } from '~/store/report';
import { Day } from '~/views/shell/Dates';
import { Card, Note } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { AnswerForm } from './AnswerForm';
import { ReplyForm } from './ReplyForm';
import { ANSWER_WORDS } from './report-words';
import { answeredBy, editionPath, newestEdition, threadsOf, type ReportPageProps, type Thread } from './review-content';

/** What the styrgrupp says of the report: who has answered, every answer with its thread, and the own answer. */
export function AnswersCard(props: ReportPageProps) {
  const { members, answers, mayAnswer, failure } = props;
  const [search] = useSearchParams();
  const threads = threadsOf(answers);
  return (
    <Card title="Styrgruppens svar" id="svar">
      {search.has('svarat') && !failure ? <Note tone="ok" role="status" title="Svaret är sparat." /> : null}
      {members.length === 0 ? (
        <p className="sub">Projektet har ingen styrgrupp som kan svara.</p>
      ) : (
        <ul className="answer-members">
          {answeredBy(members, answers).map(({ userId, name, answered }) => (
            <li key={userId}>
              {name} <Status tone={answered ? 'ok' : 'wait'}>{answered ? 'har svarat' : 'har inte svarat'}</Status>
            </li>
          ))}
        </ul>
      )}
      {threads.length > 0 ? (
        <ol className="threads">
          {threads.map((thread) => (
            <ThreadItem key={thread.answer.id} {...props} thread={thread} />
          ))}
        </ol>
      ) : (
        <p className="sub">Ingen har svarat på den här utgåvan.</p>
      )}
      {/* With an answer more it is another form: what was sent does not stay in it. */}
      {mayAnswer ? <AnswerForm key={answers.length} {...props} /> : null}
    </Card>
  );
}

function ThreadItem({ thread: { answer, replies }, ...props }: ReportPageProps & { readonly thread: Thread }) {
  const [search] = useSearchParams();
  const { mayReply, failure, report, editions } = props;
  const asked = String(answer.id);
  const replying =
    search.get('fraga') === asked || (failure?.intent === 'reply' && failure.reply.initialValue?.id === asked);
  const edition = report.edition === newestEdition(editions) ? null : report.edition;
  const here = editionPath(props, edition);
  return (
    <li id={`svar-${answer.id}`}>
      <Said answer={answer} waits={answer.kind === 'fråga' && replies.length === 0} />
      {replies.length > 0 ? (
        <ol className="replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Said answer={reply} waits={false} />
            </li>
          ))}
        </ol>
      ) : null}
      {answer.kind === 'fråga' && mayReply ? (
        replying ? (
          <ReplyForm {...props} question={answer} cancelTo={`${here}#svar-${answer.id}`} />
        ) : (
          <p className="no-print">
            <Link
              to={`${here}${edition === null ? '?' : '&'}fraga=${answer.id}#svar-${answer.id}`}
              preventScrollReset
              aria-label={`Svara på frågan från ${answer.by} ${answer.onDate}`}
            >
              Svara på frågan
            </Link>
          </p>
        )
      ) : null}
    </li>
  );
}

function Said({ answer: { kind, by, onDate, text }, waits }: { answer: ReportAnswer; waits: boolean }) {
  const { word, tone } = ANSWER_WORDS[kind];
  return (
    <>
      <p className="said-head">
        <Status tone={tone}>{word}</Status> <b>{by}</b>{' '}
        <span className="sub">
          <Day date={onDate} />
          {waits ? ' · väntar på svar' : ''}
        </span>
      </p>
      {text ? <p className="said">{text}</p> : null}
    </>
  );
}
