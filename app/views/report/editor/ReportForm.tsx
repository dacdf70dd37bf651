import { useForm } from '@conform-to/react';
import { Form, useSearchParams } from '@remix-run/react';
import { useEffect, useRef, useState, type FormEvent } from 'react';

import { LEVELS, PARTS, snapshotOf, type Level } from '~/domain/report';
import { adviceOn } from '~/domain/report-advice';
import { compareReports } from '~/domain/report-difference';
import { Card } from '~/views/shell/Page';
import { ErrorSummary } from '~/views/shell/form/FormErrors';
import { DateField, TextAreaField } from '~/views/shell/form/TextField';
import { fieldList } from '~/views/shell/form/field-list';

import { reportTitle } from '../report-words';
import { ConflictTable } from './ConflictTable';
import { LightFields, type TypedLight } from './LightFields';
import { PartContent } from './PartContent';
import { PartFields, type TypedPart } from './PartFields';
import type { ReportEditorPageProps } from './ReportEditorPage';
import { SaveBar } from './SaveBar';
import { SinceLast } from './SinceLast';
import { useAutosave } from './useAutosave';

/** A report as its form has it. */
type TypedReport = {
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly lights: TypedLight[];
  readonly results: string;
  readonly coming: string;
  readonly parts: Record<(typeof PARTS)[number], TypedPart>;
};

const FORM_ID = 'rapport';
const tick = (ticked: boolean) => (ticked ? 'on' : '');

/** The whole report on one page: what its writer says, and beside it what the system knows. */
export function ReportForm({ report, head, facts, before, answer }: ReportEditorPageProps) {
  const { draft } = report;
  const failure = answer && 'intent' in answer && answer.intent !== 'publish' ? answer : null;
  const element = useRef<HTMLFormElement>(null);
  const typedVersion = failure?.reply.initialValue?.version;
  const autosave = useAutosave(element, Number(failure?.conflict?.version ?? typedVersion ?? report.version));
  const { answered, saved, state } = autosave;
  const [levels, setLevels] = useState<readonly (Level | null)[]>(
    () => typedLevels(failure?.reply.initialValue) ?? draft.lights.map(({ level }) => level),
  );

  const [search] = useSearchParams();
  const savedAs = search.get('sparad');
  useEffect(() => answered(answer), [answered, answer]);
  useEffect(() => {
    if (savedAs) saved(Number(savedAs));
  }, [saved, savedAs]);

  const [form, fields] = useForm<TypedReport, string[]>({
    id: FORM_ID,
    lastResult: failure?.reply,
    defaultValue: {
      periodStart: report.periodStart,
      periodEnd: report.periodEnd,
      lights: draft.lights.map((light) => ({ ...light, level: light.level ?? '', done: tick(light.done) })),
      results: draft.results,
      coming: draft.coming,
      parts: Object.fromEntries(
        PARTS.map((part) => [part, { ...draft.parts[part], leftOut: tick(draft.parts[part].leftOut) }]),
      ) as TypedReport['parts'],
    },
  });

  const lights = draft.lights.map((light, at) => ({ ...light, level: levels[at] ?? null }));
  const advice = adviceOn(lights, facts);
  const difference = before && compareReports(before, snapshotOf(head, { ...draft, lights }, facts));
  const conflict = state.is === 'conflict' ? state.failure : failure?.conflict ? failure : null;
  const parts = fields.parts.getFieldset();
  // A form of somebody's own making may have had more.
  const lightFields = fieldList(fields.lights).slice(0, draft.lights.length);

  function submit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (autosave.mayLeave(() => element.current?.requestSubmit(submitter))) form.onSubmit?.(event);
    else event.preventDefault();
  }

  return (
    <Form
      method="post"
      id={form.id}
      ref={element}
      noValidate
      preventScrollReset
      className="report-editor"
      onSubmit={submit}
      onInput={autosave.changed}
      onBlur={autosave.left}
    >
      {conflict ? <ConflictTable failure={conflict} report={report} /> : <ErrorSummary form={form} />}
      <input type="hidden" name="id" value={report.id} />
      <input type="hidden" name="version" value={autosave.version} />
      {before && difference ? (
        <SinceLast before={before} difference={difference} moved={facts.milestones.moved} />
      ) : null}
      <Card title="Period">
        <div className="form-grid">
          <DateField label="Första dag" meta={fields.periodStart} />
          <DateField label="Sista dag" meta={fields.periodEnd} />
        </div>
      </Card>
      <Card title="Läget">
        {lightFields.map((light, at) => (
          <LightFields
            key={light.name}
            area={draft.lights[at]?.area ?? ''}
            light={light}
            advice={advice.find(({ area }) => area === draft.lights[at]?.area) ?? null}
            onLevel={(level) => setLevels((known) => known.with(at, level))}
          />
        ))}
      </Card>
      <Card title="Vad som är gjort och vad som kommer">
        <TextAreaField label="Gjort under perioden" meta={fields.results} rows={5} hint="Resultat, ett per rad." />
        <TextAreaField label="Kommande aktiviteter" meta={fields.coming} rows={4} hint="En per rad." />
      </Card>
      <h2>Det här fyller systemet i</h2>
      <p className="sub">Uppgifterna hämtas på nytt när rapporten publiceras och ändras inte därefter.</p>
      {PARTS.map((part) => (
        <PartFields key={part} part={part} field={parts[part]}>
          <PartContent part={part} facts={facts} difference={difference} of={reportTitle(report)} />
        </PartFields>
      ))}
      <SaveBar state={state} />
    </Form>
  );
}

/** The levels of a form that came back, which the advice beside them is about; undefined: none did. */
function typedLevels(typed: Record<string, unknown> | null | undefined): (Level | null)[] | undefined {
  const lights = typed?.['lights'];
  if (!Array.isArray(lights)) return undefined;
  return lights.map((light: Partial<TypedLight> | undefined) => LEVELS.find((level) => level === light?.level) ?? null);
}
