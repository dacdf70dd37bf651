import { Link } from '@remix-run/react';

import { contradictsScale } from '~/domain/risk';
import type { Risk } from '~/store/risk';
import { Note } from '~/views/shell/Page';

import { colourWords } from './risk-words';

interface ContradictionNoteProps {
  readonly risks: readonly Risk[];
  readonly addressOf: (id: number) => string;
}

/** Names every risk that somebody has given another colour than its cell has, and why where that is said. */
export function ContradictionNote({ risks, addressOf }: ContradictionNoteProps) {
  const contradicting = risks.filter((risk) => contradictsScale(risk.statedColour, risk.derivedColour));
  if (contradicting.length === 0) return null;
  return (
    <Note
      tone="warn"
      title={
        contradicting.every(({ statedReason }) => statedReason === '')
          ? 'Underlaget anger en annan färg än skalan.'
          : 'Någon har angett en annan färg än skalans.'
      }
    >
      {contradicting.map((risk, at) => (
        <span key={risk.id}>
          {at === 0 ? null : ' · '}
          <Link to={addressOf(risk.id)}>Risk {risk.number}</Link> är angiven som{' '}
          {colourWords(risk.statedColour).word.toLowerCase()} men står i en{' '}
          {colourWords(risk.derivedColour).word.toLowerCase()} ruta
          {risk.statedReason ? ` (${risk.statedReason})` : null}
        </span>
      ))}
      . Färgen enligt skalan gäller.
    </Note>
  );
}
