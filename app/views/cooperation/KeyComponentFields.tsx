import type { FieldMetadata } from '@conform-to/react';

import type { KeySeries } from '~/store/key';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { TextField } from '~/views/shell/form/TextField';
import { fieldList } from '~/views/shell/form/field-list';

import type { TypedKey } from './key-draft';
import type { SumInWords } from './key-sums';
import { COMPONENT_OPTIONS } from './key-words';
import { TypedSum } from './TypedSum';

interface KeyComponentFieldsProps {
  readonly components: FieldMetadata<TypedKey['components'], TypedKey, string[]>;
  readonly series: readonly KeySeries[];
  /** what the weights come to */
  readonly sum: SumInWords | null;
}

/** So many parts are in sight; more are a step away. */
const IN_SIGHT = 2;

/** The parts of a key, a fixed number of rows: one that is not used is "Ingen". */
export function KeyComponentFields({ components, series, sum }: KeyComponentFieldsProps) {
  const rows = fieldList(components);
  const used = rows.findLastIndex((row) => {
    const { kind } = row.getFieldset();
    return (kind.initialValue ?? 'none') !== 'none' || !row.valid;
  });
  const inSight = Math.max(IN_SIGHT, used + 1);
  const part = (row: (typeof rows)[number], at: number) => (
    <KeyPartFields key={row.key} row={row} number={at + 1} series={series} />
  );
  return (
    <div id={components.id} className="stack">
      <p className="sub">
        Vikterna skrivs som bråk (1/3) eller procent (33,5 %) och ska tillsammans bli exakt 1, alltså 100 %. Fasta
        belopp och priser tas före resten och har ingen vikt.
      </p>
      <FieldErrors meta={components} />
      {rows.slice(0, inSight).map(part)}
      {rows.length > inSight ? (
        <details className="edit-panel">
          <summary>Fler delar</summary>
          <div className="stack">{rows.slice(inSight).map((row, at) => part(row, inSight + at))}</div>
        </details>
      ) : null}
      <TypedSum sum={sum} />
    </div>
  );
}

interface KeyPartFieldsProps {
  readonly row: ReturnType<KeyComponentFieldsProps['components']['getFieldList']>[number];
  readonly number: number;
  readonly series: readonly KeySeries[];
}

/** One part; the style sheet shows the fields that its kind has. */
function KeyPartFields({ row, number, series }: KeyPartFieldsProps) {
  const field = row.getFieldset();
  const options = series.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Fieldset legend={`Del ${number}`}>
      <div className="form-grid key-part">
        <SelectField label="Fördelas" meta={field.kind} options={COMPONENT_OPTIONS} />
        <TextField label="Vikt" meta={field.weight} className="for-weight" />
        <SelectField
          label="Vad som räknas"
          meta={field.seriesId}
          emptyLabel="Inget"
          options={options}
          className="for-series"
        />
        <TextField label="Pris per styck" meta={field.price} suffix="kr" inputMode="decimal" className="for-price" />
        <TextField label="Högst per part" meta={field.ceiling} suffix="kr" inputMode="decimal" className="for-price" />
      </div>
    </Fieldset>
  );
}
