import { useForm, type FieldMetadata } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, useSearchParams } from '@remix-run/react';

import type { RiskScale } from '~/domain/risk';
import { ratingMark } from '~/domain/risk-rating';
import { MAX_RATED_ROWS, rateRisksForm } from '~/forms/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { Risk } from '~/store/risk';
import { TableScroll } from '~/views/shell/DataTable';
import { FormActions } from '~/views/shell/form/FormActions';
import { fieldList } from '~/views/shell/form/field-list';
import { ErrorSummary } from '~/views/shell/form/FormErrors';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { TextField } from '~/views/shell/form/TextField';
import { Shape } from '~/views/shell/icons';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { CellSelect } from './CellSelect';
import { isListed, readListing, riskAddress } from './risk-address';
import { colourWords, levelOptions } from './risk-words';
import { MoreRiskFilters, RiskFilter } from './RiskFilter';

type RatedFields = Record<
  'id' | 'version' | 'seen' | 'probability' | 'consequence' | 'afterProbability' | 'afterConsequence',
  string
>;

interface RiskRatingFormProps {
  readonly risks: readonly Risk[];
  readonly scales: readonly RiskScale[];
  readonly failure: FormFailure | null;
  readonly base: string;
}

const level = (known: number | undefined) => String(known ?? '');

function typedRow(risk: Risk): RatedFields {
  const { id, version, rating, after } = risk;
  return {
    id: String(id),
    version: String(version),
    seen: ratingMark(risk),
    probability: level(rating?.probability),
    consequence: level(rating?.consequence),
    afterProbability: level(after?.probability),
    afterConsequence: level(after?.consequence),
  };
}

/** The open risks of the list with their levels as choices, so that many are rated without opening each. */
export function RiskRatingForm({ risks, scales, failure, base }: RiskRatingFormProps) {
  const [search] = useSearchParams();
  const listing = readListing(search);
  const open = risks.filter((risk) => risk.status === 'öppen' && isListed(risk, listing));
  const lastResult = lastResultOf(failure, 'rate');
  const [form, fields] = useForm<{ note: string; rows: RatedFields[] }>({
    id: 'vardera-risker',
    lastResult,
    defaultValue: { note: '', rows: open.slice(0, MAX_RATED_ROWS).map(typedRow) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: rateRisksForm }) as never,
  });
  const versions = (failure?.intent === 'rate' && failure.conflict?.versions) || {};
  return (
    <Card tight title="Värdera risker" actions={<RiskFilter risks={risks} base={base} keep={{ vardera: 1 }} />}>
      <MoreRiskFilters risks={risks} base={base} keep={{ vardera: 1 }} />
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset className="risk-rating">
        <FormNotes form={form} failure={failure} intent="rate" />
        {form.errors ? null : <ErrorSummary form={form} />}
        {open.length > MAX_RATED_ROWS ? (
          <p className="sub">
            De första {MAX_RATED_ROWS} av {open.length} öppna risker visas. Välj bland dem med urvalet ovanför.
          </p>
        ) : null}
        <TableScroll label="Värdera risker">
          <table>
            <thead>
              <tr>
                <th scope="col">Nr</th>
                <th scope="col">Risk</th>
                <th scope="col">Färg nu</th>
                <th scope="col">Sannolikhet</th>
                <th scope="col">Konsekvens</th>
                <th scope="col">Sannolikhet efter</th>
                <th scope="col">Konsekvens efter</th>
              </tr>
            </thead>
            <tbody>
              {fieldList(fields.rows).map((row, at) => {
                const cells = row.getFieldset();
                const risk = risks.find(({ id }) => String(id) === cells.id.initialValue);
                const scale = scales.find(({ id }) => id === risk?.scaleId);
                if (!risk || !scale) return null;
                return (
                  <RatedRow
                    key={risk.id}
                    name={`rows[${at}]`}
                    risk={risk}
                    scale={scale}
                    cells={cells}
                    version={versions[risk.id] ?? cells.version.initialValue}
                  />
                );
              })}
              {open.length === 0 ? (
                <tr>
                  <td colSpan={7}>Inga öppna risker finns i urvalet.</td>
                </tr>
              ) : null}
            </tbody>
          </table>
        </TableScroll>
        <div className="form-grid">
          <TextField
            label="Motivering till värderingarna"
            meta={fields.note}
            hint="Sparas med varje risk som får en ny värdering, till exempel: riskmöte med projektgruppen"
            className="field-wide"
          />
          <FormActions intent="rate" label="Spara värderingarna" cancelTo={riskAddress(base, search)} />
        </div>
      </Form>
    </Card>
  );
}

interface RatedRowProps {
  readonly name: string;
  readonly risk: Risk;
  readonly scale: RiskScale;
  readonly cells: { readonly [Name in keyof RatedFields]: FieldMetadata<string> };
  readonly version: string | number | undefined;
}

function RatedRow({ name, risk, scale, cells, version }: RatedRowProps) {
  const { word, tone } = colourWords(risk.derivedColour);
  const probabilities = levelOptions(scale.probabilityNames);
  const consequences = levelOptions(scale.consequenceNames);
  const select = (
    field: 'probability' | 'consequence' | 'afterProbability' | 'afterConsequence',
    label: string,
    shown: string,
  ) => (
    <td data-label={shown}>
      <CellSelect
        label={`${label}, risk ${risk.number}`}
        meta={cells[field]}
        empty="Ej värderad"
        options={field === 'probability' || field === 'afterProbability' ? probabilities : consequences}
      />
    </td>
  );
  return (
    <tr>
      <th scope="row">{risk.number}</th>
      <td className="risk-title">
        {risk.title}
        <span className="risk-brief" data-tone={tone} aria-hidden="true">
          <Shape tone={tone} /> {word}
        </span>
        <input type="hidden" name={`${name}.id`} value={risk.id} />
        <input type="hidden" name={`${name}.version`} key={version} defaultValue={version} />
        <input type="hidden" name={`${name}.seen`} defaultValue={cells.seen.initialValue} />
      </td>
      <td className="risk-now">
        <Status tone={tone}>{word}</Status>
      </td>
      {select('probability', 'Sannolikhet', 'Sannolikhet')}
      {select('consequence', 'Konsekvens', 'Konsekvens')}
      {select('afterProbability', 'Sannolikhet efter åtgärder', 'Sannolikhet efter')}
      {select('afterConsequence', 'Konsekvens efter åtgärder', 'Konsekvens efter')}
    </tr>
  );
}
