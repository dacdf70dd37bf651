import type { AskedParty, ApprovalRule } from '~/domain/approval';
import type { BudgetState } from '~/domain/budget';
import { Shape } from '~/views/shell/icons';

import { approvalText, VERDICT_WORDS } from './approval-words';

interface ApprovalStripProps {
  readonly approval: {
    readonly rule: ApprovalRule;
    readonly parties: readonly AskedParty[];
    readonly state: BudgetState;
  };
  /** also one field a party, for where there is room */
  readonly parties?: boolean;
}

/** How far the parties have come: in words, and party by party as shape, colour and word. */
export function ApprovalStrip({ approval, parties = false }: ApprovalStripProps) {
  return (
    <>
      <p className="strip-text">{approvalText(approval)}</p>
      {parties ? (
        <ul className="strip" aria-label="Parternas beslut">
          {approval.parties.map(({ partyId, partyName, verdict }) => {
            const { tone, word } = verdict ? VERDICT_WORDS[verdict] : { tone: 'wait' as const, word: 'Väntar' };
            return (
              <li key={partyId} data-tone={tone}>
                <Shape tone={tone} />
                {partyName}
                <span className="ds-sr-only">: {word}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
    </>
  );
}
