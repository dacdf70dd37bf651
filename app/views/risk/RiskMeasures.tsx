import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';

import { newMeasureForm, updateMeasureForm } from '~/forms/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { KeptRisk } from '~/store/risk';
import type { RiskMeasure } from '~/store/risk-measure';
import { Day } from '~/views/shell/Dates';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { DateField, TextField } from '~/views/shell/form/TextField';
import { VersionFields } from '~/views/shell/form/VersionFields';
import { ConfirmRemoval, RemovedNote } from '~/views/shell/Removal';
import { Status } from '~/views/shell/Status';

interface RiskMeasuresProps {
  readonly risk: KeptRisk;
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
  readonly today: string;
  /** the panel with a measure opened: 'ny', or its id; null with none */
  readonly addressOf: (measure: 'ny' | number | null) => string;
  /** the question whether a measure is to be removed */
  readonly removeTo: (measure: number) => string;
  /** what the address opens */
  readonly opened: string | null;
  /** the address asks whether the opened one is to be removed */
  readonly removing: boolean;
}

const REMOVED_MEASURE = { intent: 'measure', parameter: 'borttagen-atgard' };

/** What is done about a risk, each with who does it and until when. */
export function RiskMeasures(props: RiskMeasuresProps) {
  const { risk, mayEdit, failure, today, addressOf, removeTo, opened, removing } = props;
  const adding = mayEdit && (opened === 'ny' || isAbout(failure, 'create-measure', risk.id));
  return (
    <section className="risk-part" id={`atgarder-${risk.id}`}>
      <h3>Åtgärder</h3>
      <RemovedNote what="Åtgärden" mayRestore={mayEdit} failure={failure} kind={REMOVED_MEASURE} />
      {risk.measures.length === 0 && !adding ? <p className="sub">Inga åtgärder är beslutade.</p> : null}
      <ul className="list">
        {risk.measures.map((measure) => (
          <li key={measure.id}>
            {mayEdit && (opened === String(measure.id) || lastResultOf(failure, 'update-measure', measure.id)) ? (
              <div className="risk-measure">
                {removing ? (
                  <ConfirmRemoval
                    id={measure.id}
                    version={measure.version}
                    what={`åtgärden ”${measure.text}”`}
                    cancelTo={addressOf(null)}
                    intent="remove-measure"
                  />
                ) : null}
                <MeasureForm
                  risk={risk}
                  measure={measure}
                  failure={failure}
                  cancelTo={addressOf(null)}
                  removeTo={removeTo(measure.id)}
                />
              </div>
            ) : (
              <>
                <MeasureState measure={measure} today={today} />
                <span>
                  {measure.text}
                  {measure.owner ? <span className="sub"> {measure.owner}</span> : null}
                </span>
                {mayEdit ? (
                  <span className="actions">
                    <Link to={addressOf(measure.id)} preventScrollReset aria-label={`Ändra åtgärden ${measure.text}`}>
                      Ändra
                    </Link>
                  </span>
                ) : null}
              </>
            )}
          </li>
        ))}
      </ul>
      {adding ? <MeasureForm risk={risk} measure={null} failure={failure} cancelTo={addressOf(null)} /> : null}
      {mayEdit && !adding ? (
        <p className="no-print">
          <Link to={addressOf('ny')} preventScrollReset>
            Lägg till en åtgärd
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function MeasureState({ measure: { dueDate, doneOn }, today }: { measure: RiskMeasure; today: string }) {
  if (doneOn !== null) {
    return (
      <span className="list-lead">
        <Status tone="ok">Klar</Status> <Day date={doneOn} />
      </span>
    );
  }
  const late = dueDate !== null && dueDate < today;
  return (
    <span className="list-lead">
      <Status tone={late ? 'bad' : 'wait'}>{late ? 'Försenad' : 'Pågår'}</Status>{' '}
      {dueDate ? <Day date={dueDate} /> : 'utan slutdag'}
    </span>
  );
}

interface MeasureFormProps {
  readonly risk: KeptRisk;
  /** null: a new one */
  readonly measure: RiskMeasure | null;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
  readonly removeTo?: string;
}

type Typed = Record<'riskId' | 'version' | 'text' | 'owner' | 'dueDate' | 'doneOn', string>;

function MeasureForm({ risk, measure, failure, cancelTo, removeTo }: MeasureFormProps) {
  const intent = measure ? 'update-measure' : 'create-measure';
  const lastResult = lastResultOf(failure, intent, measure?.id);
  const [form, fields] = useForm<Typed>({
    id: measure ? `atgard-${measure.id}` : `ny-atgard-${risk.id}`,
    lastResult,
    defaultValue: {
      version: String(measure?.version ?? ''),
      text: measure?.text ?? '',
      owner: measure?.owner ?? '',
      dueDate: measure?.dueDate ?? '',
      doneOn: measure?.doneOn ?? '',
    },
    onValidate: ({ formData }) =>
      parseWithZod(formData, { schema: measure ? updateMeasureForm : newMeasureForm }) as never,
  });
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      preventScrollReset
      className="form-grid risk-form"
    >
      <FormNotes form={form} failure={failure} intent={intent} />
      <input type="hidden" name="riskId" value={risk.id} />
      {measure ? <VersionFields row={measure} lastResult={lastResult} opened={fields.version.initialValue} /> : null}
      <TextField label="Åtgärd" meta={fields.text} required className="field-wide" />
      <TextField label="Ansvarig" meta={fields.owner} hint="Roll" />
      <DateField label="Senast" meta={fields.dueDate} />
      <DateField label="Klar" meta={fields.doneOn} hint="åååå-mm-dd, tomt om den inte är klar" />
      <FormActions
        intent={intent}
        label={measure ? 'Spara åtgärden' : 'Lägg till åtgärden'}
        cancelTo={cancelTo}
        removeTo={removeTo}
      />
    </Form>
  );
}

function isAbout(failure: FormFailure | null, intent: string, riskId: number): boolean {
  return failure?.intent === intent && failure.reply.initialValue?.riskId === String(riskId);
}
