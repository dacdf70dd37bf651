import { Link, useSearchParams } from '@remix-run/react';

import { groupBy } from '~/domain/group-by';
import { isoWeekOf } from '~/domain/iso-week';
import type { FormFailure } from '~/policy/form-failure';
import { Card, EmptyState, Note, Page, PageHead } from '~/views/shell/Page';
import { formatHours } from '~/views/shell/format';

import { groupOf, type WaitingEntry } from './approval-groups';
import { ApprovalForm } from './ApprovalForm';

export interface TimeApprovalPageProps {
  readonly waiting: readonly WaitingEntry[];
  /** the person approves time in some project */
  readonly approves: boolean;
  readonly failure: FormFailure | null;
}

/** All time that waits for a projektledare, over the own projects: by person, project and week. */
export function TimeApprovalPage({ waiting, approves, failure }: TimeApprovalPageProps) {
  const groups = [...groupBy(waiting, groupOf)];
  const total = waiting.reduce((sum, entry) => sum + entry.hours, 0);
  return (
    <Page>
      <PageHead
        title="Godkänn tid"
        crumbs={[{ to: '/tid', label: 'Tid' }]}
        sub={waiting.length > 0 ? `${formatHours(total)} väntar` : undefined}
      />
      <Receipt />
      {groups.map(([key, entries]) => (
        <ApprovalForm
          key={`${key} ${entries.map(({ id, version }) => `${id}-${version}`).join()}`}
          id={key}
          title={titleOf(entries[0]!)}
          entries={entries}
          failure={isAbout(failure, entries) ? failure : null}
        />
      ))}
      {groups.length === 0 ? (
        <Card>
          {approves ? (
            <EmptyState
              title="Ingen tid väntar på dig"
              text="När någon skickar in en vecka i ett av dina projekt syns den här."
              action={<Link to="/tid">Till din egen vecka</Link>}
            />
          ) : (
            <EmptyState title="Du godkänner inte tid i något projekt" text="Det gör projektets projektledare." />
          )}
        </Card>
      ) : null}
    </Page>
  );
}

function titleOf({ userName, projectName, date, partyName }: WaitingEntry): string {
  const who = userName ?? `Utan namn${partyName ? `, ${partyName}` : ''}`;
  return `${who} · ${projectName} · vecka ${isoWeekOf(date).week}`;
}

/** A refused answer belongs to the group that its entries are in. */
function isAbout(failure: FormFailure | null, entries: readonly WaitingEntry[]): boolean {
  const typed = failure?.reply.initialValue;
  if (String(typed?.['projectId'] ?? '') !== String(entries[0]!.projectId)) return false;
  return String(typed?.['group'] ?? '') === groupOf(entries[0]!);
}

function Receipt() {
  const [search] = useSearchParams();
  const approved = search.get('godkanda');
  const returned = search.get('atersanda');
  if (approved !== null && /^\d+$/.test(approved)) {
    return (
      <Note
        tone="ok"
        role="status"
        title={`${approved} ${approved === '1' ? 'rad är godkänd' : 'rader är godkända'}.`}
      />
    );
  }
  if (returned !== null && /^\d+$/.test(returned)) {
    return (
      <Note
        tone="ok"
        role="status"
        title={`${returned} ${returned === '1' ? 'rad är tillbakaskickad' : 'rader är tillbakaskickade'}.`}
      />
    );
  }
  return null;
}
