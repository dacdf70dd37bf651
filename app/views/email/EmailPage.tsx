import { Link, useSearchParams } from '@remix-run/react';

import type { EmailState } from '~/domain/email';
import type { FormFailure } from '~/policy/form-failure';
import type { EmailDetail, EmailList } from '~/store/email';
import { Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Note, Page, PageHead } from '~/views/shell/Page';

import { emailAddress } from './email-address';
import { EmailFilter } from './EmailFilter';
import { EmailPanel } from './EmailPanel';
import { EmailTable } from './EmailTable';

export interface EmailPageProps {
  readonly list: EmailList;
  readonly state: EmailState | null;
  readonly opened: EmailDetail | null;
  readonly page: number;
  readonly pages: number;
  readonly sendsMail: boolean;
  readonly failure: FormFailure | null;
}

/** Every mail that the product sends or would have sent, for the samordnare. */
export function EmailPage({ list, state, opened, page, pages, sendsMail, failure }: EmailPageProps) {
  const [search] = useSearchParams();
  const any = Object.keys(list.counts).length > 0;
  return (
    <Page>
      <PageHead
        title="E-post"
        crumbs={[{ to: '/samverkan', label: 'Samverkan' }]}
        sub="Brev som Samplan skickar när något ska beslutas, har beslutats eller väntar på svar."
      />
      {failure ? (
        <Note
          tone="bad"
          role="alert"
          title={Object.values(failure.reply.error ?? {})
            .flat()
            .join(' ')}
        />
      ) : null}
      {sendsMail ? null : (
        <Note tone="warn" title="E-post är inte påslagen.">
          Breven sparas här och kan läsas, men ingen mottagare får dem. Den som sköter installationen slår på e-post med
          inställningen SMTP_URL. Då skickas de som är yngre än tre dygn.
        </Note>
      )}
      {opened && !list.rows.some(({ id }) => id === opened.id) ? (
        <Card title={opened.subject} id={`brev-${opened.id}`}>
          <EmailPanel email={opened} sendsMail={sendsMail} />
        </Card>
      ) : null}
      {any ? (
        <Card tight title="Brev" actions={<EmailFilter counts={list.counts} chosen={state} />}>
          {list.rows.length > 0 ? (
            <EmailTable rows={list.rows} opened={opened} sendsMail={sendsMail} />
          ) : (
            <EmptyState
              title="Inget brev är i det läget"
              action={<Link to={emailAddress(search, { status: null })}>Visa alla</Link>}
            />
          )}
        </Card>
      ) : (
        <Card>
          <EmptyState
            title="Inga brev än"
            text="Ett brev skrivs när en fasbudget skickas till parterna, när en part har beslutat och när ett svar dröjer."
          />
        </Card>
      )}
      <Pages page={page} pages={pages} addressOf={(sida) => emailAddress(search, { sida })} />
    </Page>
  );
}
