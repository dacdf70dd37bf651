import type { z } from 'zod';

import type { Actor } from '~/domain/actor';
import { Refusal } from '~/domain/refusal';
import { checkAnswer, checkEdition, checkSteeringDecision } from '~/domain/report-answer';
import type { answerForm, replyForm, steeringDecisionForm } from '~/forms/report-answer';
import type { Guarded } from '~/policy/guard';
import { findAnswered } from '~/store/decision';
import { findReport, lockReport, type Report } from '~/store/report';
import { findSentAnswer } from '~/store/report-answer';
import { insertAnswer, type NewAnswer } from '~/store/report-change';
import { insertSteeringDecision, listReportDecisions } from '~/store/steering-decision';
import type { Transaction } from '~db/open';

import type { FoundReport } from './report-subject';

type Asked = Guarded<FoundReport>;

const USED_FORM =
  'Formuläret har redan skickats med annat innehåll. Kontrollera vad som står på sidan och skicka igen.';

/** Adds what somebody in the styrgrupp says of the edition in force. */
export async function answerReport(
  { viewer, found, write }: Asked,
  { reportId, kind, text, token }: z.infer<typeof answerForm>,
): Promise<void> {
  checkAnswer(kind, text);
  await write(async (trx, actor) => {
    const report = await lockEdition(trx, { viewer, found }, reportId);
    const answer = { reportId, kind, text, answersId: null };
    if (await isSentBefore(trx, viewer.userId, token, answer)) return;
    refuseReplaced(report, found);
    await insertAnswer(trx, named(actor, viewer), { ...answer, projectId: found.project.id, requestToken: token });
  });
}

/** Answers a question; also one on an edition that was replaced, since a question stays until it is answered. */
export async function replyToQuestion(
  { viewer, found, write }: Asked,
  { reportId, id, text, token }: z.infer<typeof replyForm>,
): Promise<number> {
  return write(async (trx, actor) => {
    const { edition, number } = await lockEdition(trx, { viewer, found }, reportId);
    const report = await findReport(trx, viewer, found.project.id, number, edition);
    const question = report?.answers.find((answer) => answer.id === id);
    if (question?.kind !== 'fråga') throw new Refusal('Frågan finns inte i den här rapporten. Ladda om sidan.');
    const answer = { reportId, kind: 'svar' as const, text, answersId: id };
    if (!(await isSentBefore(trx, viewer.userId, token, answer))) {
      await insertAnswer(trx, named(actor, viewer), { ...answer, projectId: found.project.id, requestToken: token });
    }
    return edition;
  });
}

/**
 * Writes a decision of the styrgrupp on the edition in force into the register.
 * @returns its number; the earlier one when the same form was sent twice
 */
export async function decideOnReport(
  { viewer, found, write, context }: Asked,
  { reportId, token, ...decision }: z.infer<typeof steeringDecisionForm>,
): Promise<number> {
  checkSteeringDecision(decision, context.clock.today());
  return write(async (trx, actor) => {
    const report = await lockEdition(trx, { viewer, found }, reportId);
    const answered = await findAnswered(trx, token);
    if (answered) {
      const known = await listReportDecisions(trx, viewer, found.project.id, report.number);
      const before = known.find(({ number }) => number === answered.number);
      const own = answered.recordedBy === viewer.userId;
      const same = own && before && before.subject === decision.subject && before.outcome === decision.outcome;
      if (!same) throw new Refusal(USED_FORM);
      return answered.number;
    }
    refuseReplaced(report, found);
    const about = { projectId: found.project.id, reportId, requestToken: token };
    return insertSteeringDecision(trx, actor, about, decision);
  });
}

type LockedReport = Omit<Report, 'answers'>;

/** The edition that the form was about, which must be one of the report of the page. */
async function lockEdition(
  trx: Transaction,
  { viewer, found }: Pick<Asked, 'viewer' | 'found'>,
  reportId: number,
): Promise<LockedReport> {
  const report = await lockReport(trx, viewer, found.project.id, reportId);
  if (!report || report.number !== found.report.number || report.state === 'utkast') {
    throw new Refusal('Formuläret hör till en annan rapport. Ladda om sidan och försök igen.');
  }
  return report;
}

/** Judged under the lock: a new edition may have been published since the page was read. */
function refuseReplaced({ state, edition }: LockedReport, { report: newest }: FoundReport): void {
  if (state === 'ersatt') checkEdition(edition, Math.max(newest.edition, edition + 1));
}

/** @throws Refusal when the form was sent before and said something else: it must not seem to have been saved. */
async function isSentBefore(
  trx: Transaction,
  userId: number,
  token: string,
  answer: Omit<NewAnswer, 'projectId' | 'requestToken'>,
): Promise<boolean> {
  const before = await findSentAnswer(trx, token);
  if (before === null) return false;
  const same =
    before.userId === userId &&
    before.reportId === answer.reportId &&
    before.kind === answer.kind &&
    before.text === answer.text &&
    before.answersId === answer.answersId;
  if (!same) throw new Refusal(USED_FORM);
  return true;
}

function named(actor: Actor, { userId }: Asked['viewer']): Actor & { readonly userId: number } {
  return { ...actor, userId };
}
