import type { FormFailure } from '~/policy/form-failure';
import type { Account } from '~/store/account';
import { Card, Note } from '~/views/shell/Page';

import { ConfirmFactorForm } from './ConfirmFactorForm';
import { OwnPasswordForm } from './OwnPasswordForm';

interface SecondFactorCardProps {
  readonly account: Account;
  readonly enrolment: { readonly secret: string; readonly address: string } | null;
  /** recovery codes that have just been made */
  readonly codes: readonly string[] | null;
  readonly failure: FormFailure | null;
}

/** Turning the second factor on and off. */
export function SecondFactorCard({ account, enrolment, codes, failure }: SecondFactorCardProps) {
  return (
    <Card title="Tvåstegsinloggning" id="tvasteg">
      {codes ? <RecoveryCodes codes={codes} /> : null}
      {account.secondFactor === 'på' ? (
        <>
          <p>Den är på: efter lösenordet frågas efter en kod. Du har {account.codesLeft} reservkoder kvar.</p>
          <OwnPasswordForm intent="remove-factor" failure={failure} />
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
function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
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
    </>
  );
}
