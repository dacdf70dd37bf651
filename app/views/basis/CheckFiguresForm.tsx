import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';

import { checkFileForm } from '~/forms/basis';
import type { FormFailure } from '~/policy/form-failure';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { FileField } from '~/views/shell/form/FileField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { DateField, TextField } from '~/views/shell/form/TextField';
import { Card } from '~/views/shell/Page';

interface CheckFileFormProps {
  readonly title: string;
  readonly series: readonly { readonly id: number; readonly name: string }[];
  readonly chosenId: number | null;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** Which file, for which series, and what the file itself may leave out. */
export function CheckFileForm({ title, series, chosenId, failure, cancelTo }: CheckFileFormProps) {
  const [form, fields] = useForm({
    id: 'kontrollera-fil',
    lastResult: lastResultOf(failure, 'check'),
    defaultValue: { seriesId: String(chosenId ?? series[0]?.id ?? '') },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: checkFileForm }),
  });
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
        <SelectField
          label="Serie"
          meta={fields.seriesId}
          options={series.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <FileField
          label="Fil"
          meta={fields.file}
          hint="Från SCB: JSON-stat 2 eller CSV. Egna siffror: CSV eller Excel (.xlsx) med kolumnerna kod eller namn, eventuellt enhet, och värde. Högst 2 MB."
          accept=".json,.csv,.tsv,.txt,.xlsx"
        />
        <DateField
          label="Referensdatum"
          meta={fields.referenceDate}
          required={false}
          hint="åååå-mm-dd. Behövs när filen inte säger vilken dag siffrorna avser. Har filen flera år gäller dagen i varje år."
        />
        <TextField
          label="Källa"
          meta={fields.source}
          required={false}
          hint="Till exempel SCB, folkmängd 31 december 2018. Behövs inte för JSON-stat 2."
        />
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
