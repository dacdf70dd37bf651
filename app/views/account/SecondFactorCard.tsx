import type { FormFailure } from '~/policy/form-failure';
import type { Account } from '~/store/account';
import { Card, Note } from '~/views/shell/Page';

import { ConfirmFactorForm } from './ConfirmFactorForm';
import { requirementText } from './factor-words';
import { OwnPasswordForm } from './OwnPasswordForm';

/** What is required of the account. */
export interface FactorRequirement {
  /** names of the cooperations that require a second factor of it */
  readonly requiredBy: readonly string[];
  /** nothing else opens until it is set up */
  readonly lacking: boolean;
  /** a path of ours: where one was going when one was led here */
  readonly next: string | null;
}

export interface SecondFactorCardProps {
  readonly account: Account;
  readonly factor: FactorRequirement;
  readonly enrolment: { readonly secret: string; readonly address: string } | null;
  /** recovery codes that have just been made */
  readonly codes: readonly string[] | null;
  readonly failure: FormFailure | null;
}

/** Turning the second factor on and off. */
export function SecondFactorCard({ account, factor, enrolment, codes, failure }: SecondFactorCardProps) {
  return (
    <Card title="Tvåstegsinloggning" id="tvasteg">
      {codes ? <RecoveryCodes codes={codes} next={factor.next} /> : null}
      {account.secondFactor === 'på' ? (
        <>
          <p>Den är på: efter lösenordet frågas efter en kod. Du har {account.codesLeft} reservkoder kvar.</p>
          {factor.requiredBy.length > 0 ? (
            <p>
              {requirementText(factor.requiredBy)} Du kan inte stänga av den själv. Har du inte längre telefonen eller
              reservkoderna tar samordnaren bort den, och du slår på den igen när du loggar in.
            </p>
          ) : (
            <OwnPasswordForm intent="remove-factor" failure={failure} />
          )}
        </>
      ) : enrolment ? (
        <ConfirmFactorForm enrolment={enrolment} failure={failure} />
      ) : (
        <>
          <p>
            Med den på räcker det inte att någon får veta ditt lösenord: en app i telefonen visar koden som också
            behövs.
          </p>
          <OwnPasswordForm intent="begin-factor" failure={failure} />
        </>
      )}
    </Card>
  );
}

/** Shown this once: nobody can see them again. */
function RecoveryCodes({ codes, next }: { readonly codes: readonly string[]; readonly next: string | null }) {
  return (
    <>
      <Note tone="ok" role="status" title="Tvåstegsinloggningen är på.">
        Spara reservkoderna nu. De visas bara den här gången. Var och en fungerar en gång, om du inte har appen.
      </Note>
      <ul className="recovery-codes" aria-label="Reservkoder">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      {/* A file or a page: the browser asks for it anew. */}
      {next === null ? null : (
        <p>
          <a className="ds-button" href={next}>
            Fortsätt
          </a>
        </p>
      )}
    </>
  );
}
