import { Form, Link } from '@remix-run/react';

import { addDays, type CalendarDate } from '~/domain/calendar';
import { isoWeekOf, weekAddress } from '~/domain/iso-week';
import type { ReportablePhase } from '~/domain/time-entry';
import type { FormFailure } from '~/policy/form-failure';
import type { TimeEntry } from '~/store/time-entry';
import { Card, EmptyState, Note, Page, PageHead } from '~/views/shell/Page';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { useSearchParams } from '@remix-run/react';

import { CorrectTimeForm } from './CorrectTimeForm';
import { placeOf } from './time-words';
import { WeekGrid } from './WeekGrid';
import type { WeekRow } from './week-rows';

export interface TimeWeekPageProps {
  readonly monday: CalendarDate;
  readonly today: CalendarDate;
  readonly version: number;
  readonly rows: readonly WeekRow[];
  readonly phases: readonly ReportablePhase[];
  readonly copied: boolean;
  readonly mayCopy: boolean;
  readonly corrected: TimeEntry | null;
  /** entries that wait for this person to approve */
  readonly waiting: number;
  readonly approves: boolean;
  readonly reports: boolean;
  readonly failure: FormFailure | null;
}

/** A person's own week over all projects: typed, sent in, and corrected when it is approved. */
export function TimeWeekPage(props: TimeWeekPageProps) {
  const { monday, today, version, mayCopy, copied, corrected, waiting, approves, reports, failure } = props;
  const { year, week } = isoWeekOf(monday);
  const here = `/tid?vecka=${weekAddress(monday)}`;
  return (
    <Page width="wide">
      <PageHead
        title={`Tid, vecka ${week}`}
        sub={`${monday} – ${addDays(monday, 6)}${year === Number(today.slice(0, 4)) ? '' : ` · ${year}`}`}
        actions={
          <>
            {reports ? (
              <>
                <WeekLink monday={addDays(monday, -7)}>Föregående vecka</WeekLink>
                <WeekLink monday={today}>Den här veckan</WeekLink>
                <WeekLink monday={addDays(monday, 7)}>Nästa vecka</WeekLink>
              </>
            ) : null}
            {approves ? (
              <Link className="ds-button" data-size="sm" to="/tid/godkann">
                Godkänn tid{waiting > 0 ? ` (${waiting})` : ''}
              </Link>
            ) : null}
          </>
        }
      />
      <Receipt />
      {corrected ? <CorrectTimeForm entry={corrected} cancelTo={here} failure={failure} /> : null}
      {reports && props.phases.length === 0 && props.rows.every(({ place }) => place === null) ? (
        <Card>
          <EmptyState
            title="Dina projekt har inga faser att rapportera tid på"
            text="Lägg till en fas på projektets sida Faser & budget. Därefter rapporteras timmarna här."
          />
        </Card>
      ) : reports ? (
        <Card
          title="Mina timmar"
          actions={
            mayCopy ? (
              <Link to={`${here}&kopiera=1`} preventScrollReset>
                Kopiera förra veckan
              </Link>
            ) : undefined
          }
        >
          {copied ? (
            <Note tone="wait" role="status" title="Förra veckans timmar är ifyllda.">
              De sparas först när du väljer Spara.
            </Note>
          ) : null}
          <Returned rows={props.rows} />
          <WeekGrid key={`${monday} ${version} ${String(copied)}`} {...props} />
          <Withdraw {...props} />
        </Card>
      ) : (
        <Card>
          <EmptyState
            title="Du rapporterar inte tid i något projekt"
            text="Projektledare och delprojektledare rapporterar sina timmar här. De godkända timmarna syns på projektens sida Tidrapporter."
          />
        </Card>
      )}
    </Page>
  );
}

function WeekLink({ monday, children }: { monday: CalendarDate; children: string }) {
  return (
    <Link className="ds-button" data-variant="secondary" data-size="sm" to={`/tid?vecka=${weekAddress(monday)}`}>
      {children}
    </Link>
  );
}

function Receipt() {
  const [search] = useSearchParams();
  if (search.has('inskickad'))
    return <Note tone="ok" role="status" title="Veckan är inskickad. Projektledaren godkänner timmarna." />;
  if (search.has('rattad'))
    return (
      <Note tone="ok" role="status" title="Rättelsen är inskickad. Den gäller när projektledaren har godkänt den." />
    );
  return search.has('sparad') ? <Note tone="ok" role="status" title="Timmarna är sparade." /> : null;
}

/** Why hours came back: said where they are typed again. */
function Returned({ rows }: Pick<TimeWeekPageProps, 'rows'>) {
  const returned = rows.flatMap(({ cells }) =>
    cells.flatMap(({ entry }) => (entry?.state === 'återsänd' ? [entry] : [])),
  );
  if (returned.length === 0) return null;
  return (
    <Note tone="warn" title="Projektledaren har skickat tillbaka timmar.">
      <ul>
        {returned.map((entry) => (
          <li key={entry.id}>
            {entry.date}, {placeOf(entry)}: {entry.returnReason}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Withdraw({ rows, monday, version, failure }: TimeWeekPageProps) {
  const waits = rows.some(({ cells }) => cells.some(({ entry }) => entry?.state === 'inskickad'));
  if (!waits) return null;
  return (
    <Form method="post" className="form-actions">
      {failure?.intent === 'withdraw' ? (
        <Note
          tone="bad"
          role="alert"
          title={Object.values(failure.reply.error ?? {})
            .flat()
            .join(' ')}
        />
      ) : null}
      <input type="hidden" name="monday" value={monday} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton name="intent" value="withdraw" variant="tertiary">
        Ta tillbaka det som är inskickat
      </SubmitButton>
    </Form>
  );
}
