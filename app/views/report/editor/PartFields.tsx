import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';

import type { Part } from '~/domain/report';
import { CheckboxField } from '~/views/shell/form/ChoiceField';
import { TextAreaField } from '~/views/shell/form/TextField';

import { PART_TITLES } from '../report-words';

export interface TypedPart {
  readonly comment: string;
  readonly leftOut: string;
}

interface PartFieldsProps {
  readonly part: Part;
  readonly field: FieldMetadata<TypedPart>;
  /** as it will read */
  readonly children: ReactNode;
}

/** One part that the system fills in: how it will read, and what its writer says of it. */
export function PartFields({ part, field, children }: PartFieldsProps) {
  const { comment, leftOut } = field.getFieldset();
  const title = PART_TITLES[part];
  return (
    <section className="card report-part" aria-label={title}>
      <div className="card-head">
        <h3>{title}</h3>
        <CheckboxField label="Ta inte med" meta={leftOut} />
      </div>
      <div className="report-part-content">{children}</div>
      <TextAreaField label={`Kommentar till ${title.toLowerCase()}`} meta={comment} rows={2} />
    </section>
  );
}
