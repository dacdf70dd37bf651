import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';

import type { RiskScale } from '~/domain/risk';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { TextAreaField, TextField } from '~/views/shell/form/TextField';

import { levelOptions, TREATMENT_OPTIONS } from './risk-words';
import { ScaleMeaning } from './ScaleMeaning';

type RiskFieldName =
  | 'title'
  | 'probability'
  | 'consequence'
  | 'afterProbability'
  | 'afterConsequence'
  | 'treatment'
  | 'owner'
  | 'category'
  | 'threat'
  | 'vulnerability'
  | 'consequenceText';

interface RiskFieldsProps {
  readonly fields: { readonly [Name in RiskFieldName]: FieldMetadata<unknown> };
  readonly scale: RiskScale;
  /** fields that only one of the forms has */
  readonly children?: ReactNode;
}

/** What a risk is described and rated with, the same for a new one and for one that is changed. */
export function RiskFields({ fields, scale, children }: RiskFieldsProps) {
  return (
    <>
      <TextField label="Risk" meta={fields.title} required className="field-wide" />
      <SelectField
        label="Sannolikhet"
        meta={fields.probability}
        hint="Före åtgärder"
        emptyLabel="Ej värderad"
        options={levelOptions(scale.probabilityNames)}
      />
      <SelectField
        label="Konsekvens"
        meta={fields.consequence}
        hint="Före åtgärder"
        emptyLabel="Ej värderad"
        options={levelOptions(scale.consequenceNames)}
      />
      <SelectField
        label="Sannolikhet efter"
        meta={fields.afterProbability}
        hint="När åtgärderna är gjorda"
        emptyLabel="Ej värderad"
        options={levelOptions(scale.probabilityNames)}
      />
      <SelectField
        label="Konsekvens efter"
        meta={fields.afterConsequence}
        hint="När åtgärderna är gjorda"
        emptyLabel="Ej värderad"
        options={levelOptions(scale.consequenceNames)}
      />
      <ScaleMeaning scale={scale} />
      <SelectField label="Behandling" meta={fields.treatment} options={TREATMENT_OPTIONS} />
      <TextField label="Ägare" meta={fields.owner} />
      <TextField label="Kategori" meta={fields.category} hint="Till exempel teknik eller ekonomi" />
      {children}
      <div className="form-grid risk-texts field-wide">
        <TextAreaField label="Hot" meta={fields.threat} hint="Vad kan utlösa risken?" rows={3} />
        <TextAreaField label="Sårbarhet" meta={fields.vulnerability} hint="Varför är vi utsatta?" rows={3} />
        <TextAreaField label="Följd" meta={fields.consequenceText} hint="Vad händer om risken inträffar?" rows={3} />
      </div>
    </>
  );
}
