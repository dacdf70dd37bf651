import { tallyOf } from '~/domain/approval';
import type { Approval, PartyAnswer } from '~/store/approval';
import type { NewEmail } from '~/store/email';
import type { Recipient } from '~/store/recipient';
import { formatOre } from '~/views/shell/format';
import { phaseTitle } from '~/views/shell/phase-name';

import { approvalText, changeText, comparedText, genitive, names, ruleText, VERDICT_WORDS } from './approval-words';

const about = ({ projectName, phaseNumber, phaseName }: Approval) =>
  `${projectName}, ${phaseTitle({ number: phaseNumber, name: phaseName })}`;

/** For a subject: which of a project's budgets. */
const shortly = ({ projectName, phaseNumber, version }: Approval) =>
  `${projectName}, fas ${phaseNumber}, version ${version}`;

const approvalPage = ({ projectSlug, phaseNumber }: Approval, origin: string) =>
  `${origin}/projekt/${projectSlug}/faser/${phaseNumber}/godkannande`;

const decisionPage = ({ budgetVersionId }: Approval, { address }: PartyAnswer, origin: string) =>
  `${origin}/att-besluta/${budgetVersionId}/${address}`;

const lines = (...texts: readonly (string | null)[]) => texts.filter((text) => text !== null).join('\n');

/** Asks somebody who decides for a party. */
export function submittedMail(approval: Approval, party: PartyAnswer, to: Recipient, origin: string): NewEmail {
  return {
    key: `submitted ${approval.budgetVersionId} ${party.partyId} ${to.userId}`,
    userId: to.userId,
    address: to.address,
    subject: `Att besluta: ${genitive(party.partyName)} andel i ${shortly(approval)}`,
    text: lines(
      `${genitive(party.partyName)} andel är ${formatOre(party.share)} av ${formatOre(approval.total)}.`,
      `Det gäller ${about(approval)}, budget version ${approval.version}.`,
      party.before ? `${comparedText(party.before)}: ${changeText(party.share - party.before.share)}.` : null,
      ruleText(approval),
      approval.answerBy ? `Sista svarsdag är ${approval.answerBy}.` : null,
      '',
      `Läs och besluta: ${decisionPage(approval, party, origin)}`,
    ),
  };
}

interface Occasion {
  readonly origin: string;
  readonly today: string;
}

/** Reminds somebody who decides for a party that has not answered, because the projektledare asked; once a day at most. */
export function reminderMail(approval: Approval, party: PartyAnswer, to: Recipient, occasion: Occasion): NewEmail {
  return reminder(approval, party, to, occasion, occasion.today);
}

/** The same, because the last answer day is near or has passed; once each. */
export function dueMail(approval: Approval, party: PartyAnswer, to: Recipient, occasion: Occasion): NewEmail {
  const passed = approval.answerBy !== null && approval.answerBy < occasion.today;
  return reminder(approval, party, to, occasion, passed ? 'passed' : 'near');
}

function reminder(
  approval: Approval,
  party: PartyAnswer,
  to: Recipient,
  { origin, today }: Occasion,
  which: string,
): NewEmail {
  return {
    key: `reminder ${approval.budgetVersionId} ${party.partyId} ${to.userId} ${which}`,
    userId: to.userId,
    address: to.address,
    subject: `Påminnelse: ${party.partyName} har inte svarat om ${shortly(approval)}`,
    text: lines(
      `${party.partyName} har inte beslutat om sin andel, ${formatOre(party.share)} av ${formatOre(approval.total)}.`,
      `Det gäller ${about(approval)}, budget version ${approval.version}.`,
      approval.answerBy === null
        ? null
        : `Sista svarsdag ${approval.answerBy < today ? 'var' : 'är'} ${approval.answerBy}.`,
      '',
      `Läs och besluta: ${decisionPage(approval, party, origin)}`,
    ),
  };
}

/** Tells who leads the project what a party has decided. */
export function decidedMail(
  approval: Approval,
  party: PartyAnswer & { readonly verdict: NonNullable<PartyAnswer['verdict']> },
  to: Recipient,
  origin: string,
): NewEmail {
  const { done } = VERDICT_WORDS[party.verdict];
  return {
    key: `decided ${party.number} ${to.userId}`,
    userId: to.userId,
    address: to.address,
    subject: `${party.partyName} har ${done}: ${shortly(approval)}`,
    text: lines(
      `${party.partyName} har ${done}. Andelen är ${formatOre(party.share)}.`,
      party.motivation ? `Motivering: ${party.motivation}` : null,
      `Det gäller ${about(approval)}, budget version ${approval.version}.`,
      `${approvalText(approval)}.`,
      '',
      approvalPage(approval, origin),
    ),
  };
}

/** Tells who leads the project that everything needed is in, or that it cannot be reached any more. */
export function outcomeMail(
  approval: Approval,
  outcome: 'approve' | 'reject',
  to: Recipient,
  origin: string,
): NewEmail {
  const { rejected } = tallyOf(approval.rule, approval.parties);
  return {
    key: `outcome ${approval.budgetVersionId} ${to.userId}`,
    userId: to.userId,
    address: to.address,
    subject: `Budgeten är ${outcome === 'approve' ? 'godkänd' : 'avslagen'}: ${shortly(approval)}`,
    text: lines(
      outcome === 'approve'
        ? `Budgeten för ${about(approval)} är godkänd: ${formatOre(approval.total)}. Fasens datum och summa är låsta som baslinje.`
        : `Budgeten för ${about(approval)} är avslagen av ${names(rejected)}. Gör en ny version.`,
      '',
      approvalPage(approval, origin),
    ),
  };
}
