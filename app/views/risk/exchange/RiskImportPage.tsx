import { Link } from '@remix-run/react';

import type { RegisterImport } from '~/domain/register-import';
import { checkTableForm } from '~/forms/table-import';
import type { FormFailure } from '~/policy/form-failure';
import { CheckFileForm } from '~/views/shell/form/CheckFileForm';
import { Note, PageHead } from '~/views/shell/Page';

import { RiskImportPreview } from './RiskImportPreview';

/** A register that was read, and what saving it would do. */
export interface CheckedRegister extends RegisterImport {
  readonly fileName: string;
  /** what the form hands back */
  readonly file: string;
  readonly seen: string;
}

interface Counts {
  readonly added: number;
  readonly changed: number;
}

interface RiskImportPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly saved: { readonly risks: Counts; readonly measures: Counts } | null;
  readonly answer: { readonly checked: CheckedRegister; readonly changedMeanwhile: boolean } | null;
  readonly failure: FormFailure | null;
}

/** Risks and measures from a file: first checked, then saved. */
export function RiskImportPage({ project, saved, answer, failure }: RiskImportPageProps) {
  const risks = `/projekt/${project.slug}/risker`;
  const refused =
    failure?.intent === 'save' ? Object.values(failure.reply.error ?? {}).flatMap((each) => each ?? []) : [];
  return (
    <>
      <PageHead
        title="Läs in risker och åtgärder"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: risks, label: 'Risker' },
        ]}
        sub="Filen kontrolleras först. Inget sparas innan du har sett vad som händer."
      />
      {saved && !answer && !failure ? (
        <Note tone="ok" role="status" title="Filen är inläst.">
          {receipt(saved)} <Link to={risks}>Visa riskerna</Link>
        </Note>
      ) : null}
      {refused.length > 0 ? (
        <Note tone="bad" role="alert" title="Inget är sparat.">
          {refused.join(' ')} Läs in filen igen.
        </Note>
      ) : null}
      {answer ? <RiskImportPreview {...answer} cancelTo={risks} /> : null}
      <CheckFileForm
        id="kontrollera-risker"
        title={answer ? 'Läs in en annan fil' : 'Välj fil'}
        schema={checkTableForm}
        hint="CSV eller Excel (.xlsx). Högst 2 MB, 1 000 risker och 2 000 åtgärder."
        failure={failure}
        cancelTo={risks}
      >
        <Rules base={risks} />
      </CheckFileForm>
    </>
  );
}

/** "Risker: 1 ny, 2 ändrade. Åtgärder: 3 nya, 0 ändrade." */
function receipt({ risks, measures }: NonNullable<RiskImportPageProps['saved']>): string {
  return [
    { label: 'Risker', ...risks },
    { label: 'Åtgärder', ...measures },
  ]
    .filter(({ added, changed }) => added + changed > 0)
    .map(({ label, added, changed }) => {
      return `${label}: ${added} ${added === 1 ? 'ny' : 'nya'}, ${changed} ${changed === 1 ? 'ändrad' : 'ändrade'}.`;
    })
    .join(' ');
}

function Rules({ base }: { readonly base: string }) {
  return (
    <div className="field-wide">
      <p>Filen kan ha risker, åtgärder eller båda på varsitt blad. Så läses den in:</p>
      <ul className="ds-list">
        <li>
          <b>Läggs till:</b> rader utan nummer, eller med ett nummer som inte finns.
        </li>
        <li>
          <b>Ändras:</b> rader vars nummer finns. En ny nivå blir en ny värdering i historiken. En åtgärd känns igen på
          riskens nummer och sitt eget, eller utan eget nummer på sin text.
        </li>
        <li>
          <b>Rörs inte:</b> risker, åtgärder och kolumner som saknas i filen. Inget tas bort.
        </li>
        <li>
          <b>Läses inte:</b> färger som skalan ger, mandat, beslut och antal åtgärder.
        </li>
      </ul>
      <p className="sub">
        Ett enda fel stoppar hela filen. Den som gör en egen tabell börjar enklast med{' '}
        <a href={`${base}.xlsx`}>den exporterade</a>: för risker måste rubriken titel finnas, för åtgärder nr (riskens)
        och atgard.
      </p>
    </div>
  );
}
