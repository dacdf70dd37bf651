import { Link } from '@remix-run/react';

import type { Role } from '~/domain/viewer';
import type { FormFailure } from '~/policy/form-failure';
import type { Account } from '~/store/account';
import { Card, Facts, Note, Page, PageHead } from '~/views/shell/Page';

import { IdentitiesCard } from './IdentitiesCard';
import { PasswordForm } from './PasswordForm';
import { RequiredFactorPage } from './RequiredFactorPage';
import { SecondFactorCard, type FactorRequirement } from './SecondFactorCard';
import { SessionsCard } from './SessionsCard';

interface AccountPageProps {
  readonly account: Account;
  readonly roles: readonly Role[];
  readonly factor: FactorRequirement;
  readonly enrolment: { readonly secret: string; readonly address: string } | null;
  readonly providers: readonly { readonly key: string; readonly name: string; readonly issuer: string }[];
  /** one has signed in just now */
  readonly fresh: boolean;
  /** what was done last, of RECEIPTS */
  readonly saved: string | null;
  /** recovery codes that have just been made */
  readonly codes: readonly string[] | null;
  readonly failure: FormFailure | null;
}

const RECEIPTS: Readonly<Record<string, string>> = {
  losenord: 'Lösenordet är bytt. Alla andra inloggningar är avslutade.',
  'tvasteg-av': 'Tvåstegsinloggningen är avstängd.',
  session: 'Inloggningen är avslutad.',
  kopplad: 'Kontot är kopplat.',
  koppling: 'Kopplingen är borttagen.',
};

/** One's own account: who one is, how one signs in, and where one is signed in now. */
export function AccountPage(props: AccountPageProps) {
  const { account, roles, factor, enrolment, providers, fresh, saved, codes, failure } = props;
  const receipt = saved !== null && Object.hasOwn(RECEIPTS, saved) ? RECEIPTS[saved] : null;
  const own = new Set<string>(roles);
  // With the codes just made the page stays: they are shown this once, and the way on is beside them.
  if (factor.lacking || (codes && factor.next !== null)) return <RequiredFactorPage {...props} />;
  return (
    <Page width="narrow">
      <PageHead
        title="Ditt konto"
        sub="Samordnaren ändrar namn, part och roller."
        actions={
          <Link className="ds-button" data-variant="secondary" data-size="sm" to={`/personuppgifter/${account.id}`}>
            Sparade uppgifter om dig
          </Link>
        }
      />
      {receipt && !failure ? <Note tone="ok" role="status" title={receipt} /> : null}
      {failure?.reply.error?.[''] ? <Note tone="bad" role="alert" title={failure.reply.error[''].join(' ')} /> : null}
      <Card>
        <Facts
          items={[
            { term: 'Namn', value: account.name },
            { term: 'E-postadress', value: account.email },
            ...(account.title ? [{ term: 'Titel', value: account.title }] : []),
            { term: 'Part', value: account.partyName ?? '–' },
            { term: 'Roller', value: [...own].join(', ') || 'inga' },
          ]}
        />
      </Card>
      {account.hasPassword ? (
        <>
          <PasswordForm key={saved} email={account.email} failure={failure} />
          <SecondFactorCard account={account} factor={factor} enrolment={enrolment} codes={codes} failure={failure} />
        </>
      ) : null}
      {providers.length > 0 || account.identities.length > 0 ? (
        <IdentitiesCard account={account} providers={providers} fresh={fresh} failure={failure} />
      ) : null}
      <SessionsCard sessions={account.sessions} providers={providers} limits={account.limits} />
    </Page>
  );
}
