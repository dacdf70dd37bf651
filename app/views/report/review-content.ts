import type { ReportSnapshot } from '~/domain/report';
import type { ReportDifference } from '~/domain/report-difference';
import type { FormFailure } from '~/policy/form-failure';
import type { ReportAnswer, ReportRow } from '~/store/report';
import type { ReportDecision, SteeringMember } from '~/store/steering-decision';

/** One edition in the list of a report's editions. */
export type EditionRow = Pick<ReportRow, 'edition' | 'state' | 'publishedOn' | 'replaceReason' | 'answers'>;

/** What the page of a published report shows. */
export interface ReportPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  /** the edition that is shown */
  readonly report: { readonly id: number; readonly number: number; readonly edition: number };
  readonly snapshot: ReportSnapshot;
  /** null: it is the project's first */
  readonly before: ReportSnapshot | null;
  readonly difference: ReportDifference | null;
  /** newest first */
  readonly editions: readonly EditionRow[];
  readonly answers: readonly ReportAnswer[];
  readonly members: readonly SteeringMember[];
  /** on any edition of the report */
  readonly decisions: readonly ReportDecision[];
  readonly viewerId: number;
  readonly today: string;
  /** whether the server can make a PDF of it */
  readonly offersPdf: boolean;
  /** tells a form that is sent twice from two that say the same */
  readonly token: string;
  /** each only where it can be done to the edition that is shown */
  readonly mayAnswer: boolean;
  readonly mayReply: boolean;
  readonly mayDecide: boolean;
  readonly mayReplace: boolean;
  readonly failure: FormFailure | null;
}

/** The edition in force. */
export function newestEdition(editions: readonly EditionRow[]): number {
  return Math.max(...editions.map(({ edition }) => edition));
}

/** The address of an edition of a report: the newest has that of the report. */
export function editionPath({ project, report }: Pick<ReportPageProps, 'project' | 'report'>, edition: number | null) {
  const path = `/projekt/${project.slug}/rapporter/${report.number}`;
  return edition === null ? path : `${path}?utgava=${edition}`;
}

/** An answer that stands by itself, with what was said to it. */
export interface Thread {
  readonly answer: ReportAnswer;
  readonly replies: readonly ReportAnswer[];
}

/** The answers as they are read: each question with its answers. */
export function threadsOf(answers: readonly ReportAnswer[]): Thread[] {
  return answers
    .filter(({ answersId }) => answersId === null)
    .map((answer) => ({ answer, replies: answers.filter(({ answersId }) => answersId === answer.id) }));
}

/** Who in the styrgrupp has said something of the edition, in the order of the members. */
export function answeredBy(
  members: readonly SteeringMember[],
  answers: readonly ReportAnswer[],
): (SteeringMember & { readonly answered: boolean })[] {
  return members.map((member) => ({
    ...member,
    answered: answers.some(({ userId, answersId }) => userId === member.userId && answersId === null),
  }));
}
