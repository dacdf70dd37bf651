import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';

import { confirmationOf, correctFigureForm, withdrawFigureForm } from '~/forms/basis';
import type { FormFailure } from '~/policy/form-failure';
import type { StandingFigure } from '~/store/basis';
import { formatCount } from '~/views/shell/format';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';

import { dateInWords } from './basis-words';
import { ConfirmFigure } from './ConfirmFigure';

interface CorrectionPanelProps {
  /** the figure that was chosen to be put right */
  readonly asked: number;
  /** the one that stands: another than was chosen where somebody else was first */
  readonly figure: StandingFigure;
  /** whose it is */
  readonly name: string;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** A stored figure that is wrong: a right one in its place, or none. The old one is kept and shown as what it was. */
export function CorrectionPanel(props: CorrectionPanelProps) {
  const { figure, name } = props;
  return (
    <div className="card-panel" id="ratta">
      <h3>
        {name} {dateInWords(figure)}: {formatCount(figure.value)}
      </h3>
      <p className="sub">
        Källa: {figure.source}.{' '}
        {figure.used
          ? 'Inskickade budgetar står på siffran. De ändras inte, men utkast räknas på den rätta.'
          : 'Ingen inskickad budget står på siffran.'}
      </p>
      <CorrectForm {...props} />
      {figure.used ? (
        <p className="sub">Siffran kan rättas men inte tas tillbaka, eftersom inskickade budgetar står på den.</p>
      ) : (
        <details className="edit-panel" open={props.failure?.intent === 'withdraw-figure'}>
          <summary>Ta tillbaka siffran</summary>
          <WithdrawForm {...props} />
        </details>
      )}
    </div>
  );
}

function CorrectForm({ asked, figure, failure, cancelTo }: CorrectionPanelProps) {
  const lastResult = lastResultOf(failure, 'correct-figure', asked);
  const [form, fields] = useForm<Record<'version' | 'value' | 'source' | 'reason' | 'confirmed', string>>({
    id: `ratta-${asked}`,
    lastResult,
    defaultValue: { version: String(figure.id), value: String(figure.value), source: figure.source },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: correctFigureForm }) as never,
  });
  const typed = Number(String(lastResult?.initialValue?.value ?? '').replace(/\s/g, ''));
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form-grid">
      <div className="field-wide">
        <FormNotes form={form} failure={failure} intent="correct-figure" />
        <ConfirmFigure
          meta={fields.confirmed}
          value={lastResult && Number.isSafeInteger(typed) ? confirmationOf({ ...figure, value: typed }) : null}
        />
      </div>
      <VersionFields
        row={{ id: asked, version: figure.id }}
        lastResult={lastResult}
        opened={fields.version.initialValue}
      />
      <TextField label="Rätt antal" meta={fields.value} required inputMode="numeric" className="field-figure" />
      <TextField label="Källa" meta={fields.source} required />
      <TextField label="Vad som var fel" meta={fields.reason} required />
      <FormActions intent="correct-figure" label="Rätta siffran" cancelTo={cancelTo} />
    </Form>
  );
}

function WithdrawForm({ asked, figure, failure, cancelTo }: CorrectionPanelProps) {
  const lastResult = lastResultOf(failure, 'withdraw-figure', asked);
  const [form, fields] = useForm<Record<'version' | 'reason', string>>({
    id: `ta-tillbaka-${asked}`,
    lastResult,
    defaultValue: { version: String(figure.id) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: withdrawFigureForm }) as never,
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="form">
      <FormNotes form={form} failure={failure} intent="withdraw-figure" />
      <VersionFields
        row={{ id: asked, version: figure.id }}
        lastResult={lastResult}
        opened={fields.version.initialValue}
      />
      <TextField
        label="Varför"
        meta={fields.reason}
        required
        hint="Siffran står kvar bland de återtagna med skälet. Nya beräkningar använder den inte."
      />
      <FormActions intent="withdraw-figure" label="Ta tillbaka" cancelTo={cancelTo} />
    </Form>
  );
}
