import type { MovedMilestone, ReportFacts } from '~/domain/report';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';

type Milestones = ReportFacts['milestones'];

interface ReportMilestonesProps {
  readonly milestones: Milestones;
  /** the report's title, so that each table of the page has a name of its own */
  readonly of: string;
}

/** Milestones reached, moved, late and next. */
export function ReportMilestones({ milestones: { reached, moved, late, next }, of }: ReportMilestonesProps) {
  return (
    <>
      {late.length > 0 ? <MilestoneTable title="Försenade" day="Skulle vara klar" rows={late} of={of} /> : null}
      {moved.length > 0 ? <MovedTable rows={moved} of={of} /> : <p>Ingen milstolpe har flyttats under perioden.</p>}
      {reached.length > 0 ? (
        <MilestoneTable title="Nådda under perioden" day="Klar" rows={reached} of={of} />
      ) : (
        <p>Ingen milstolpe har nåtts under perioden.</p>
      )}
      {next.length > 0 ? <MilestoneTable title="Närmast" day="Prognos" rows={next} of={of} /> : null}
    </>
  );
}

interface MilestoneTableProps {
  readonly title: string;
  readonly day: string;
  readonly rows: Milestones['next'];
  readonly of: string;
}

function MilestoneTable({ title, day, rows, of }: MilestoneTableProps) {
  return (
    <TableScroll label={`${title}, ${of}`}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Milstolpe</th>
            <th scope="col">Kommun</th>
            <th scope="col">{day}</th>
          </tr>
        </thead>
        <tbody>
          {/* Two milestones may have the same label, title and day. */}
          {rows.map(({ label, title: name, kommun, date }, at) => (
            <tr key={at}>
              <th scope="row">
                {label} {name}
              </th>
              <td>{kommun ?? 'Alla'}</td>
              <td>
                <Day date={date} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function MovedTable({ rows, of }: { rows: readonly MovedMilestone[]; of: string }) {
  return (
    <TableScroll label={`Flyttade under perioden, ${of}`}>
      <table>
        <caption>Flyttade under perioden</caption>
        <thead>
          <tr>
            <th scope="col">Milstolpe</th>
            <th scope="col">Från</th>
            <th scope="col">Till</th>
            <th scope="col">Skäl</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, title, kommun, from, to, reason }, at) => (
            <tr key={at}>
              <th scope="row">
                {label} {title}
                {kommun ? <span className="cell-sub">{kommun}</span> : null}
              </th>
              <td>
                <Day date={from} />
              </td>
              <td>
                <Day date={to} />
              </td>
              <td className="prose">{reason || 'Inget skäl angivet'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
