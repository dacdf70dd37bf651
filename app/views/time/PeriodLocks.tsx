import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, useSearchParams } from '@remix-run/react';

import { lockPeriodForm, openPeriodForm } from '~/forms/time';
import type { FormFailure } from '~/policy/form-failure';
import type { PeriodLock } from '~/store/period-lock';
import type { Phase } from '~/store/phase';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { TextField } from '~/views/shell/form/TextField';
import { Card, Note } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';
import { phaseLabel } from '~/views/shell/phase-name';

interface PeriodLocksProps {
  readonly locks: readonly PeriodLock[];
  readonly phases: readonly Phase[];
  readonly mayLock: boolean;
  readonly failure: FormFailure | null;
}

/** The months whose time and costs stand, who locked them, and the way to lock or open one. */
export function PeriodLocks({ locks, phases, mayLock, failure }: PeriodLocksProps) {
  const [search] = useSearchParams();
  if (locks.length === 0 && !mayLock) return null;
  const locked = search.get('last');
  return (
    <Card title="Låsta månader" id="lasta-manader">
      <div className="stack">
        {locked !== null && /^\d{4}-\d\d$/.test(locked) ? (
          <Note tone="ok" role="status" title={`${locked} är låst.`} />
        ) : search.has('oppnad') ? (
          <Note tone="ok" role="status" title="Månaden är öppen igen." />
        ) : null}
        <p className="sub">I en låst månad går det inte att skriva, ändra eller godkänna tid och utfall.</p>
        {locks.length > 0 ? <LockTable locks={locks} mayLock={mayLock} failure={failure} /> : null}
        {mayLock ? <LockForm phases={phases} failure={failure} /> : null}
      </div>
    </Card>
  );
}

function LockTable({ locks, mayLock, failure }: Omit<PeriodLocksProps, 'phases'>) {
  return (
    <TableScroll label="Låsta månader">
      <table>
        <thead>
          <tr>
            <th scope="col">Månad</th>
            <th scope="col">Gäller</th>
            <th scope="col">Läge</th>
            <th scope="col">Låst</th>
            <th scope="col">Öppnad</th>
          </tr>
        </thead>
        <tbody>
          {locks.map((held) => (
            <tr key={held.id}>
              <th scope="row">{held.month}</th>
              <td>{held.phaseNumber === null ? 'Hela projektet' : `Fas ${held.phaseNumber}`}</td>
              <td>
                {held.unlockedOn === null ? <Status tone="ok">låst</Status> : <Status tone="wait">öppen igen</Status>}
              </td>
              <td>
                <Day date={held.lockedOn} /> {held.lockedBy}
              </td>
              <td>
                {held.unlockedOn !== null ? (
                  <>
                    <Day date={held.unlockedOn} /> {held.unlockedBy}: {held.unlockReason}
                  </>
                ) : mayLock ? (
                  <OpenForm held={held} failure={failure} />
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function OpenForm({ held, failure }: { held: PeriodLock; failure: FormFailure | null }) {
  const lastResult = lastResultOf(failure, 'open', held.id);
  const [form, fields] = useForm({
    id: `oppna-${held.id}`,
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: openPeriodForm }),
  });
  return (
    <details className="edit-panel" open={lastResult !== undefined}>
      <summary>Öppna</summary>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-row">
        <FormNotes form={form} failure={failure} intent="open" />
        <input type="hidden" name="id" value={held.id} />
        <TextField label={`Varför öppnas ${held.month}?`} meta={fields.reason} required className="field-wide" />
        <SubmitButton name="intent" value="open" variant="secondary">
          Öppna månaden
        </SubmitButton>
      </Form>
    </details>
  );
}

function LockForm({ phases, failure }: Pick<PeriodLocksProps, 'phases' | 'failure'>) {
  const [form, fields] = useForm({
    id: 'las-manad',
    lastResult: lastResultOf(failure, 'lock'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: lockPeriodForm }),
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="form-row">
      <FormNotes form={form} failure={failure} intent="lock" />
      <TextField label="Månad" hint="åååå-mm" meta={fields.month} autoComplete="off" />
      <SelectField
        label="Gäller"
        meta={fields.phaseId}
        emptyLabel="Hela projektet"
        options={phases.map((phase) => ({ value: String(phase.id), label: phaseLabel(phase) }))}
      />
      <SubmitButton name="intent" value="lock" variant="secondary">
        Lås månaden
      </SubmitButton>
    </Form>
  );
}
