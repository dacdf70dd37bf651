import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { newFeedForm } from '~/forms/calendar-feed';
import type { FormFailure } from '~/policy/form-failure';
import type { CalendarFeed } from '~/store/calendar-feed';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

export interface CalendarFeedsPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly participants: readonly { readonly id: number; readonly name: string }[];
  readonly feeds: readonly CalendarFeed[];
  /** an address was revoked just now */
  readonly revoked: boolean;
  /** an address that was made just now, shown this once */
  readonly made: { readonly address: string; readonly partyName: string | null } | null;
  readonly failure: FormFailure | null;
}

/** Addresses that show a project's milestones in calendars: make one, end one. */
export function CalendarFeedsPage(props: CalendarFeedsPageProps) {
  const { project, participants, feeds, revoked, made, failure } = props;
  const refused = failure?.intent === 'revoke' ? (failure.reply.error?.[''] ?? []) : [];
  return (
    <>
      <PageHead
        title="Kalenderadresser"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: `/projekt/${project.slug}/plan`, label: 'Plan' },
        ]}
        sub="Milstolparna i Outlook och andra kalendrar. Ändras ett datum följer kalendern med. Det som är märkt med sekretess kommer inte med."
      />
      {revoked && !made && !failure ? (
        <Note tone="ok" role="status" title="Adressen är återkallad. Den visar inget mer." />
      ) : null}
      {refused.length > 0 ? <Note tone="bad" role="alert" title={refused.join(' ')} /> : null}
      {made ? <MadeAddress {...made} /> : null}
      <NewFeedForm participants={participants} failure={failure} />
      <Card title="Adresser" tight={feeds.length > 0}>
        {feeds.length === 0 ? (
          <EmptyState title="Projektet har inga kalenderadresser än" />
        ) : (
          <FeedTable feeds={feeds} />
        )}
      </Card>
    </>
  );
}

function MadeAddress({ address, partyName }: { address: string; partyName: string | null }) {
  return (
    <Card title={`Ny adress: ${partyName ?? 'hela projektet'}`}>
      <div className="stack">
        <Note tone="warn" role="status" title="Kopiera adressen nu. Den visas bara den här gången." />
        <div className="ds-field" data-size="sm">
          <label className="ds-label" htmlFor="adress">
            Adress
          </label>
          <p data-field="description" id="adress-hjalp">
            Lägg till den i kalendern som ”prenumerera från webben”. Den som har adressen ser milstolparna utan att
            logga in, så dela den bara med dem som ska se dem.
          </p>
          <input
            id="adress"
            className="ds-input"
            readOnly
            value={address}
            aria-describedby="adress-hjalp"
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      </div>
    </Card>
  );
}

function NewFeedForm({ participants, failure }: Pick<CalendarFeedsPageProps, 'participants' | 'failure'>) {
  const [form, fields] = useForm({
    id: 'ny-kalender',
    lastResult: lastResultOf(failure, 'create'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newFeedForm }),
  });
  return (
    <Card title="Ny adress">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
        <FormNotes form={form} failure={failure} intent="create" />
        <SelectField
          label="Visar"
          meta={fields.partyId}
          emptyLabel="Alla milstolpar i projektet"
          options={participants.map(({ id, name }) => ({ value: String(id), label: `Bara milstolpar för ${name}` }))}
        />
        <div className="form-actions">
          <SubmitButton name="intent" value="create" pendingText="Skapar …">
            Skapa adress
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

function FeedTable({ feeds }: { feeds: readonly CalendarFeed[] }) {
  return (
    <TableScroll label="Kalenderadresser">
      <table>
        <thead>
          <tr>
            <th scope="col">Visar</th>
            <th scope="col">Skapad</th>
            <th scope="col">Av</th>
            <th scope="col">Läge</th>
            <th scope="col">Åtgärd</th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <FeedRow feed={feed} key={feed.id} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function FeedRow({ feed }: { feed: CalendarFeed }) {
  const shows = feed.partyName ?? 'Hela projektet';
  return (
    <tr>
      <th scope="row">{shows}</th>
      <td>
        <Day date={feed.createdOn} />
      </td>
      <td>{feed.createdBy ?? '–'}</td>
      <td>{feed.revokedOn ? <>återkallad {feed.revokedOn}</> : <Status tone="ok">gäller</Status>}</td>
      <td>
        {feed.revokedOn ? null : (
          <details className="edit-panel">
            <summary aria-label={`Återkalla … ${shows}`}>Återkalla …</summary>
            <Form method="post">
              <p>Adressen slutar fungera direkt och kan inte väckas igen.</p>
              <input type="hidden" name="id" value={feed.id} />
              <SubmitButton name="intent" value="revoke" color="danger" pendingText="Återkallar …">
                Ja, återkalla
              </SubmitButton>
            </Form>
          </details>
        )}
      </td>
    </tr>
  );
}
