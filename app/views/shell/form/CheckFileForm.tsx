import { useForm, type FieldMetadata } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { z } from 'zod';

import type { FormFailure } from '~/policy/form-failure';

import { Card } from '../Page';
import { FileField } from './FileField';
import { FormNotes, lastResultOf } from './FormNotes';
import { SubmitButton } from './SubmitButton';

type Fields<Name extends string> = { readonly [Each in Name | 'file']: FieldMetadata<string> };

interface CheckFileFormProps<Name extends string> {
  readonly id: string;
  readonly title: string;
  readonly schema: z.ZodType<{ readonly file: File }>;
  /** which files are taken, and how large */
  readonly hint: string;
  readonly accept?: string;
  /** fields that are asked for besides the file */
  readonly defaultValue?: Readonly<Record<Name, string>>;
  /** what stands above the file */
  readonly above?: (fields: Fields<Name>) => ReactNode;
  /** what stands below it: what becomes of its rows, or more fields */
  readonly children: ReactNode | ((fields: Fields<Name>) => ReactNode);
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** Which file is to be read in. It is checked first: nothing is stored before what it holds has been seen. */
export function CheckFileForm<Name extends string = never>(props: CheckFileFormProps<Name>) {
  const { id, title, schema, hint, accept = '.csv,.tsv,.txt,.xlsx', failure, cancelTo, above, children } = props;
  const [form, typed] = useForm<Record<string, string>>({
    id,
    lastResult: lastResultOf(failure, 'check'),
    defaultValue: props.defaultValue,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
  });
  const fields = typed as Fields<Name>;
  return (
    <Card title={title}>
      <Form
        method="post"
        encType="multipart/form-data"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate
        className="form"
      >
        <FormNotes form={form} failure={failure} intent="check" />
        {above?.(fields)}
        <FileField label="Fil" meta={fields.file} hint={hint} accept={accept} />
        {typeof children === 'function' ? children(fields) : children}
        <div className="form-actions">
          <SubmitButton name="intent" value="check" pendingText="Kontrollerar …">
            Kontrollera filen
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to={cancelTo}>
            Avbryt
          </Link>
        </div>
      </Form>
    </Card>
  );
}
