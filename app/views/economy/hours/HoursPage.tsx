import { Link, useSearchParams } from '@remix-run/react';

import { HOUR_CATEGORIES, sumFigures, yearsOf } from '~/domain/hour-budget';
import type { FormFailure } from '~/policy/form-failure';
import type { HourRow, HourSource } from '~/store/hours';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import type { TimePerson } from '~/store/time-ground';
import { formatHours, formatOre } from '~/views/shell/format';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { RemovedNote } from '~/views/shell/Removal';

import { HourSummary } from './HourSummary';
import { HourTable } from './HourTable';
import { NewHourRowForm } from './NewHourRowForm';

export interface HoursPageProps {
  readonly project: Project;
  readonly rows: readonly HourRow[];
  readonly source: HourSource;
  readonly phases: readonly Phase[];
  /** the years that a form asks for */
  readonly formYears: readonly number[];
  /** the viewer adds rows and changes some */
  readonly mayEdit: boolean;
  /** whose rows; null: everybody's */
  readonly editableParties: readonly number[] | null;
  /** who can be named in a row */
  readonly people: readonly TimePerson[];
  readonly today: string;
  readonly failure: FormFailure | null;
}

/** The hour budget of a project: by category, role, kommun and year, beside what its source says. */
export function HoursPage(props: HoursPageProps) {
  const { project, rows, source, mayEdit, failure } = props;
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/timmar`;
  const orphan = lostUpdate(failure, rows);
  const adding = mayEdit && (search.has('ny') || failure?.intent === 'create' || orphan !== null);
  return (
    <>
      <PageHead
        title="Timmar"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub={summary(rows)}
        actions={
          <>
            <ExportLinks addressOf={(ending) => `${base}.${ending}`} />
            {mayEdit ? (
              <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
                Ny rad
              </Link>
            ) : null}
          </>
        }
      />
      <p className="print-only">
        {project.name}, {project.cooperationName}, {props.today}
      </p>
      <RemovedNote what="Timraden" mayRestore={mayEdit} failure={failure} />
      {adding ? <NewHourRowForm {...props} orphan={orphan} cancelTo={base} /> : null}
      <SourceNotes notes={source.notes} />
      {rows.length === 0 && source.totals.length === 0 ? (
        <Card>
          <EmptyState
            title="Projektet har ingen timbudget än"
            text="En rad säger hur många timmar en roll behöver per år, och i vilken kommun."
          />
        </Card>
      ) : (
        <>
          {HOUR_CATEGORIES.map((category) => (
            <HourTable key={category} category={category} years={yearsOf(rows)} base={base} {...props} />
          ))}
          <HourSummary rows={rows} />
        </>
      )}
    </>
  );
}

/** Where the source contradicts itself: said on the page, never smoothed over. */
function SourceNotes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <Note tone="wait" title="Om källan:">
      {notes.length === 1 ? (
        notes[0]
      ) : (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Note>
  );
}

/** The failure of an update whose row is gone from the list: what was typed moves to the form of a new row. */
function lostUpdate(failure: FormFailure | null, rows: readonly HourRow[]): FormFailure | null {
  if (failure?.intent !== 'update') return null;
  return rows.some((row) => String(row.id) === failure.reply.initialValue?.id) ? null : failure;
}

function summary(rows: readonly HourRow[]): string {
  const total = sumFigures(rows.flatMap((row) => row.cells));
  const parts = [`${rows.length} ${rows.length === 1 ? 'rad' : 'rader'}`, formatHours(total.hours)];
  return [...parts, ...(total.cost === null ? [] : [`${formatOre(total.cost)} i extern kostnad`])].join(' · ');
}
