import { Link } from '@remix-run/react';

import { totalOf, totalsOf, type CarriedVersion, type LedgerRow, type LedgerTotal } from '~/domain/party-ledger';
import { BUDGET_WORDS } from '~/views/economy/phase-words';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';
import { phaseTitle } from '~/views/shell/phase-name';

import { columnsOf, type LedgerColumn } from './ledger-columns';
import { commitmentWord } from './party-words';

/** The party's share of every phase, in all and by year, with own hours and net; a project of several phases has a sum. */
export function LedgerTable({ ledger }: { ledger: readonly LedgerRow[] }) {
  const { parts, all } = totalsOf(ledger);
  const columns = columnsOf(ledger, all);
  const projects = [...new Set(ledger.map(({ projectId }) => projectId))];
  return (
    <Card tight title="Projekt och faser" id="faser">
      <TableScroll label="Projekt och faser">
        <table>
          <thead>
            <tr>
              <th scope="col" className="main-column">
                Projekt och fas
              </th>
              {columns.map(({ label }) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          {projects.map((projectId) => (
            <ProjectRows key={projectId} rows={ledger.filter((row) => row.projectId === projectId)} columns={columns} />
          ))}
          <tfoot>
            {parts.length > 1
              ? parts.map((part) => (
                  <SumRow
                    key={part.commitment}
                    label={commitmentWord(part.commitment)}
                    total={part}
                    columns={columns}
                  />
                ))
              : null}
            <SumRow label="I allt" total={all} columns={columns} />
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

/** The phases of one project under its name; more than one are summed. */
function ProjectRows({ rows, columns }: { rows: readonly LedgerRow[]; columns: readonly LedgerColumn[] }) {
  const { projectSlug, projectName, cooperationName } = rows[0]!;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup">
          <Link to={`/projekt/${projectSlug}`}>
            <b>{projectName}</b>
          </Link>
          <span className="cell-sub">{cooperationName}</span>
        </th>
        <td colSpan={columns.length} />
      </tr>
      {rows.map((row) => (
        <PhaseRows key={row.phaseId} row={row} columns={columns} />
      ))}
      {rows.length > 1 ? (
        <SumRow className="sum" label={`Summa ${projectName}`} total={totalOf(rows)} columns={columns} />
      ) : null}
    </tbody>
  );
}

function PhaseRows({ row, columns }: { row: LedgerRow; columns: readonly LedgerColumn[] }) {
  const { carried, proposed, refusal } = row;
  return (
    <>
      <tr>
        <th scope="row">
          <Link to={`/projekt/${row.projectSlug}/faser/${row.phaseNumber}`}>
            {phaseTitle({ number: row.phaseNumber, name: row.phaseName })}
          </Link>
          <span className="cell-sub">{carried ? <VersionChip carried={carried} /> : 'Ingen andel'}</span>
          {refusal ? <span className="cell-sub">Utkastet kan inte delas än. {refusal}</span> : null}
        </th>
        {columns.map(({ label, cell }) => (
          <td key={label} className="num">
            {cell(row)}
          </td>
        ))}
      </tr>
      {proposed ? (
        <tr className="difference">
          <th scope="row">
            Föreslagen ändring, räknas inte med
            <span className="cell-sub">
              <VersionChip carried={proposed} />
            </span>
          </th>
          {columns.map(({ label, proposal }) => (
            <td key={label} className="num">
              {proposal(proposed, row)}
            </td>
          ))}
        </tr>
      ) : null}
    </>
  );
}

function VersionChip({ carried: { commitment, version } }: { carried: CarriedVersion }) {
  return (
    <Status tone={BUDGET_WORDS[commitment].tone}>
      {BUDGET_WORDS[commitment].word}, version {version}
    </Status>
  );
}

interface SumRowProps {
  readonly label: string;
  readonly total: LedgerTotal;
  readonly columns: readonly LedgerColumn[];
  readonly className?: string;
}

function SumRow({ label, total, columns, className }: SumRowProps) {
  return (
    <tr className={className}>
      <th scope="row">{label}</th>
      {columns.map((column) => (
        <td key={column.label} className="num">
          {column.sum(total)}
        </td>
      ))}
    </tr>
  );
}
