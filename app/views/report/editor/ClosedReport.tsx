import { Link } from '@remix-run/react';

import { Card, PageHead } from '~/views/shell/Page';

import type { EditorAnswer } from './editor-answer';

interface ClosedReportProps {
  /** its part of the address */
  readonly project: string;
  readonly number: number;
  /** else there is no such report: the draft was thrown away */
  readonly published: boolean;
  readonly answer: EditorAnswer;
}

/** In place of the editor of a report that is not written any more; what was typed in one that stood open is kept in sight. */
export function ClosedReport({ project, number, published, answer }: ClosedReportProps) {
  const reports = `/projekt/${project}/rapporter`;
  const typed = answer && 'intent' in answer ? textsIn(answer.reply.initialValue) : [];
  return (
    <>
      <PageHead
        title={published ? 'Rapporten är publicerad' : 'Utkastet finns inte'}
        crumbs={[
          { to: `/projekt/${project}`, label: 'Projektet' },
          { to: reports, label: 'Statusrapporter' },
        ]}
      />
      <p>
        {published
          ? 'Det som är publicerat ändras inte. Är något fel gör du en ny utgåva från rapportens sida. '
          : 'Någon har kastat det, eller så har det aldrig funnits. '}
        <Link to={published ? `${reports}/${number}` : reports}>
          {published ? `Till statusrapport ${number}` : 'Till projektets statusrapporter'}
        </Link>
      </p>
      {typed.length > 0 ? (
        <Card title="Inget är sparat. Det här hade du skrivit">
          <ul>
            {typed.map((text, at) => (
              <li className="prose" key={at}>
                {text}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

/** Not typed by anybody. */
const HIDDEN = new Set(['id', 'version', 'intent', 'via', 'area', 'level', 'done', 'leftOut']);

/** Every text of a form, wherever in it. */
function textsIn(typed: unknown): string[] {
  if (typeof typed === 'string') return typed === '' ? [] : [typed];
  if (typeof typed !== 'object' || typed === null) return [];
  return Object.entries(typed).flatMap(([name, value]) => (HIDDEN.has(name) ? [] : textsIn(value)));
}
