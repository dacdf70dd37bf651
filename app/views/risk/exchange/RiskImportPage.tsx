import { useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form, Link } from '@remix-run/react';

import type { RiskImportStep } from '~/domain/risk-import';
import { checkRisksForm } from '~/forms/risk-import';
import type { FormFailure } from '~/policy/form-failure';
import { FileField } from '~/views/shell/form/FileField';
import { FormNotes, lastResultOf } from '~/views/shell/form/FormNotes';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card, Note, PageHead } from '~/views/shell/Page';

import { RiskImportPreview } from './RiskImportPreview';

/** A register that was read, and what saving it would do. */
export interface CheckedRisks {
  readonly fileName: string;
  /** what the form hands back */
  readonly rows: string;
  readonly seen: string;
  readonly steps: readonly RiskImportStep[];
}

interface RiskImportPageProps {
  readonly project: { readonly slug: string; readonly name: string };
  readonly saved: { readonly added: number; readonly changed: number } | null;
  readonly answer: { readonly checked: CheckedRisks; readonly changedMeanwhile: boolean } | null;
  readonly failure: FormFailure | null;
}

/** Risks from a file: first checked, then saved. */
export function RiskImportPage({ project, saved, answer, failure }: RiskImportPageProps) {
  const risks = `/projekt/${project.slug}/risker`;
  const refused =
    failure?.intent === 'save' ? Object.values(failure.reply.error ?? {}).flatMap((each) => each ?? []) : [];
  return (
    <>
      <PageHead
        title="Läs in risker"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: risks, label: 'Risker' },
        ]}
        sub="Filen kontrolleras först. Inget sparas innan du har sett vad som händer."
      />
      {saved && !answer && !failure ? (
        <Note tone="ok" role="status" title="Riskerna är inlästa.">
          {saved.added === 1 ? '1 ny risk' : `${saved.added} nya risker`}, {saved.changed} ändrade.{' '}
          <Link to={risks}>Visa riskerna</Link>
        </Note>
      ) : null}
      {refused.length > 0 ? (
        <Note tone="bad" role="alert" title="Inget är sparat.">
          {refused.join(' ')} Läs in filen igen.
        </Note>
      ) : null}
      {answer ? <RiskImportPreview {...answer} cancelTo={risks} /> : null}
      <CheckForm title={answer ? 'Läs in en annan fil' : 'Välj fil'} failure={failure} base={risks} />
    </>
  );
}

function CheckForm(props: { readonly title: string; readonly failure: FormFailure | null; readonly base: string }) {
  const { title, failure, base } = props;
  const [form, fields] = useForm({
    id: 'kontrollera-risker',
    lastResult: lastResultOf(failure, 'check'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: checkRisksForm }),
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
        <FileField
          label="Fil"
          meta={fields.file}
          hint="CSV eller Excel (.xlsx). Högst 2 MB och 1 000 rader."
          accept=".csv,.tsv,.txt,.xlsx"
        />
        <div className="field-wide">
          <p>Så läses filen in:</p>
          <ul className="ds-list">
            <li>
              <b>Läggs till:</b> rader utan nummer, eller med ett nummer som inte finns.
            </li>
            <li>
              <b>Ändras:</b> rader vars nummer finns. En ny nivå blir en ny värdering i historiken.
            </li>
            <li>
              <b>Rörs inte:</b> risker och kolumner som saknas i filen. Inget tas bort.
            </li>
            <li>
              <b>Läses inte:</b> färger som skalan ger, mandat, beslut och åtgärder.
            </li>
          </ul>
          <p className="sub">
            Ett enda fel stoppar hela filen. Den som gör en egen tabell börjar enklast med{' '}
            <a href={`${base}.xlsx`}>den exporterade</a>: bara rubriken titel måste finnas.
          </p>
        </div>
        <div className="form-actions">
          <SubmitButton name="intent" value="check" pendingText="Kontrollerar …">
            Kontrollera filen
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to={base}>
            Avbryt
          </Link>
        </div>
      </Form>
    </Card>
  );
}
