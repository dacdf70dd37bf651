import { checkFileForm } from '~/forms/basis';
import type { FormFailure } from '~/policy/form-failure';
import { CheckFileForm } from '~/views/shell/form/CheckFileForm';
import { SelectField } from '~/views/shell/form/ChoiceField';
import { DateField, TextField } from '~/views/shell/form/TextField';

interface CheckFiguresFormProps {
  readonly title: string;
  readonly series: readonly { readonly id: number; readonly name: string }[];
  readonly chosenId: number | null;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** Which file, for which series, and what the file itself may leave out. */
export function CheckFiguresForm({ series, chosenId, ...props }: CheckFiguresFormProps) {
  return (
    <CheckFileForm
      {...props}
      id="kontrollera-fil"
      schema={checkFileForm}
      hint="Från SCB: JSON-stat 2 eller CSV. Egna siffror: CSV eller Excel (.xlsx) med kolumnerna kod eller namn, eventuellt enhet, och värde. Högst 2 MB."
      accept=".json,.csv,.tsv,.txt,.xlsx"
      defaultValue={{ seriesId: String(chosenId ?? series[0]?.id ?? ''), referenceDate: '', source: '' }}
      above={({ seriesId }) => (
        <SelectField
          label="Serie"
          meta={seriesId}
          options={series.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
    >
      {({ referenceDate, source }) => (
        <>
          <DateField
            label="Referensdatum"
            meta={referenceDate}
            required={false}
            hint="åååå-mm-dd. Behövs när filen inte säger vilken dag siffrorna avser. Har filen flera år gäller dagen i varje år."
          />
          <TextField
            label="Källa"
            meta={source}
            required={false}
            hint="Till exempel SCB, folkmängd 31 december 2018. Behövs inte för JSON-stat 2."
          />
        </>
      )}
    </CheckFileForm>
  );
}
