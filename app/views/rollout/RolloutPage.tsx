import { Form, Link, useSearchParams } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { RolloutColumn, RolloutFilter, RolloutRow } from '~/domain/rollout';
import type { BulkRow } from '~/domain/rollout-bulk';
import type { FormFailure } from '~/policy/form-failure';
import type { RolloutCreation, RolloutGroup } from '~/store/rollout';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { LostForm } from '~/views/shell/Removal';

import { BulkForm } from './BulkForm';
import { BulkPreview } from './BulkPreview';
import { GroupsCard } from './GroupsCard';
import { rolloutQuery } from './rollout-address';
import { RolloutFilterForm } from './RolloutFilterForm';
import { RolloutTableCard } from './RolloutTableCard';

/** An order of milestones for many kommuner, and what it comes to. */
export interface CheckedBulk {
  /** the fields of the form, as they are sent */
  readonly typed: Readonly<Record<string, string>>;
  readonly rows: readonly BulkRow[];
  readonly seen: string;
  readonly changedMeanwhile: boolean;
}

export interface RolloutPageProps {
  readonly project: {
    readonly slug: string;
    readonly name: string;
    readonly participants: readonly { readonly id: number; readonly name: string }[];
  };
  readonly groups: readonly RolloutGroup[];
  readonly columns: readonly RolloutColumn[];
  /** those that the filter asks for */
  readonly rows: readonly RolloutRow<RolloutGroup>[];
  /** all that there are rows for */
  readonly parties: readonly { readonly id: number; readonly name: string }[];
  readonly count: { readonly launched: number; readonly all: number };
  readonly filter: RolloutFilter;
  readonly phases: readonly {
    readonly id: number;
    readonly number: number;
    readonly name: string;
    readonly kind: string;
  }[];
  readonly creation: RolloutCreation | null;
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
  readonly checked: CheckedBulk | null;
}

/** How far each kommun has come: kommun by milestone (DOMAIN.md 3.5). */
export function RolloutPage(props: RolloutPageProps) {
  const { project, columns, rows, phases, count, filter, mayEdit, failure, checked } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/breddinforande`;
  const making =
    mayEdit &&
    (checked !== null || search.has('skapa') || failure?.intent === 'preview' || failure?.intent === 'create');
  const grouping = mayEdit && ['create-group', 'update-group'].includes(failure?.intent ?? '');
  return (
    <>
      <PageHead
        title="Breddinförande"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub={
          columns.length > 0 ? `${count.launched} av ${count.all} har lanserat` : 'Kommunernas väg in i det gemensamma.'
        }
        actions={
          <>
            <ExportLinks addressOf={(ending) => `${base}.${ending}${rolloutQuery(filter)}`} />
            {mayEdit && phases.length > 0 && !making ? (
              <Link className="ds-button" data-size="sm" to={`${base}?skapa=1`}>
                En milstolpe per kommun
              </Link>
            ) : null}
          </>
        }
      />
      <LostForm failure={failure} shown={making || grouping || failure?.intent === 'undo'} />
      <Receipts {...props} />
      {checked && mayEdit ? <BulkPreview checked={checked} today={props.today} base={base} /> : null}
      {making ? <BulkForm key={checked?.seen} {...props} base={base} /> : null}
      {columns.length > 0 ? (
        <>
          <RolloutFilterForm {...props} base={base} />
          {rows.length > 0 ? (
            <RolloutTableCard {...props} />
          ) : (
            <Card>
              <EmptyState title="Ingen kommun stämmer med urvalet" action={<Link to={base}>Visa alla</Link>} />
            </Card>
          )}
        </>
      ) : (
        <Card>
          <EmptyState
            title="Ingen kommun har en egen milstolpe än"
            text={
              phases.length === 0 && mayEdit
                ? 'Lägg först till en fas under Faser & budget.'
                : 'När milstolpar hör till en kommun, till exempel ”Lanserad i Falun”, syns de här sida vid sida.'
            }
            action={
              mayEdit && phases.length > 0 && !making ? (
                <Link to={`${base}?skapa=1`}>Skapa en milstolpe per kommun</Link>
              ) : undefined
            }
          />
        </Card>
      )}
      <GroupsCard {...props} base={base} />
    </>
  );
}

/** What was just done, and the way back while nothing stands on it. */
function Receipts({ creation, mayEdit, failure }: RolloutPageProps) {
  const [search] = useSearchParams();
  const made = Number(search.get('skapade'));
  if (failure?.intent === 'undo') {
    return <Note tone="bad" role="alert" title={(failure.reply.error?.[''] ?? []).join(' ')} />;
  }
  if (search.has('angrade') && !failure)
    return <Note tone="ok" role="status" title="Milstolparna är borttagna igen." />;
  if (!mayEdit || !creation?.untouched) {
    return made > 0 ? <Note tone="ok" role="status" title={`${made} milstolpar är skapade.`} /> : null;
  }
  const title =
    made > 0
      ? `${made} milstolpar är skapade.`
      : `${creation.count} milstolpar, ”${creation.title}”, skapades tillsammans ${creation.onDate}.`;
  return (
    <Note tone={made > 0 ? 'ok' : 'wait'} role={made > 0 ? 'status' : undefined} title={title}>
      <Form method="post" className="inline-form">
        <input type="hidden" name="id" value={creation.id} />
        <SubmitButton name="intent" value="undo" variant="tertiary" pendingText="Ångrar …">
          Ångra
        </SubmitButton>
      </Form>
    </Note>
  );
}
