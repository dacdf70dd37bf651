import { checkPlanForm } from '~/forms/plan-import';
import type { FormFailure } from '~/policy/form-failure';
import { CheckFileForm } from '~/views/shell/form/CheckFileForm';

interface CheckPlanFormProps {
  readonly title: string;
  readonly failure: FormFailure | null;
  readonly cancelTo: string;
}

/** Which file, and what becomes of what it holds. */
export function CheckPlanForm(props: CheckPlanFormProps) {
  return (
    <CheckFileForm
      {...props}
      id="kontrollera-plan"
      schema={checkPlanForm}
      hint="XML från Microsoft Project 2002–2019, CSV eller Excel (.xlsx). Högst 7 MB och 2 000 rader."
      accept=".xml,.csv,.tsv,.txt,.xlsx"
    >
      <div className="field-wide">
        <p>Så läses filen in:</p>
        <ul className="ds-list">
          <li>
            <b>Läggs till:</b> rader som inte finns i planen. Sammanfattningar på översta nivån blir faser.
          </li>
          <li>
            <b>Ändras:</b> rader som känns igen på sitt Samplan-id, eller på samma namn i samma fas.
          </li>
          <li>
            <b>Rörs inte:</b> rader och beroenden som saknas i filen. Inget tas bort.
          </li>
          <li>
            <b>Läses inte in:</b> resurser, kostnader, kalendrar och villkor för datum.
          </li>
        </ul>
        <p className="sub">
          Ett enda fel stoppar hela filen. Den som gör en egen tabell börjar enklast med den exporterade: rubrikerna
          typ, fas, namn, start och slut måste finnas.
        </p>
      </div>
    </CheckFileForm>
  );
}
