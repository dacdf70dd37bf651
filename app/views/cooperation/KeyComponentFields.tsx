import type { FieldMetadata } from '@conform-to/react';

import type { KeySeries } from '~/store/key';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { Fieldset } from '~/views/shell/form/Fieldset';
import { TextField } from '~/views/shell/form/TextField';

import type { TypedKey } from './key-draft';
import { COMPONENT_OPTIONS } from './key-words';

interface KeyComponentFieldsProps {
  readonly components: FieldMetadata<TypedKey['components'], TypedKey, string[]>;
  readonly series: readonly KeySeries[];
}

/** The parts of a key, a fixed number of rows: one that is not used is "Ingen". */
export function KeyComponentFields({ components, series }: KeyComponentFieldsProps) {
  const options = series.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <div id={components.id} className="stack">
      <p className="sub">
        Vikterna skrivs som bråk (1/3) eller procent (33,5 %) och ska tillsammans bli exakt 1. Fasta belopp och priser
        tas före resten och har ingen vikt.
      </p>
      <FieldErrors meta={components} />
      {components.getFieldList().map((component, at) => {
        const field = component.getFieldset();
        return (
          <Fieldset key={component.key} legend={`Del ${at + 1}`}>
            <div className="form-grid">
              <SelectField label="Fördelas" meta={field.kind} options={COMPONENT_OPTIONS} />
              <TextField label="Vikt" meta={field.weight} />
              <SelectField label="Vad som räknas" meta={field.seriesId} emptyLabel="Inget" options={options} />
              <TextField label="Pris per enhet" meta={field.price} suffix="kr" inputMode="decimal" />
              <TextField label="Högst per part" meta={field.ceiling} suffix="kr" inputMode="decimal" />
            </div>
          </Fieldset>
        );
      })}
    </div>
  );
}
