import type { FormFailure } from '~/policy/form-failure';
import type { Account } from '~/store/account';
import { Note, Page, PageHead } from '~/views/shell/Page';

import { requirementText } from './factor-words';
import { SecondFactorCard, type SecondFactorCardProps } from './SecondFactorCard';

type RequiredFactorPageProps = SecondFactorCardProps & {
  readonly failure: FormFailure | null;
  readonly account: Account;
};

/** Why nothing else opens, and the one thing to do about it; then the way on. */
export function RequiredFactorPage(props: RequiredFactorPageProps) {
  const { failure, factor } = props;
  const errors = failure?.reply.error?.[''];
  return (
    <Page width="narrow">
      <PageHead title="Slå på tvåstegsinloggning" sub="Sedan fortsätter du dit du var på väg." />
      {errors ? <Note tone="bad" role="alert" title={errors.join(' ')} /> : null}
      {factor.lacking ? (
        <Note tone="warn" title={requirementText(factor.requiredBy)}>
          Ditt konto har inte det än. Därför kan du inte öppna något annat förrän du har slagit på tvåstegsinloggning.
          Du behöver en app för engångskoder i telefonen. Loggar du in genom din organisation gäller inte kravet: då
          bestämmer organisationen.
        </Note>
      ) : null}
      <SecondFactorCard {...props} />
    </Page>
  );
}
