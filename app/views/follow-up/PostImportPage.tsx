import { TableImportPage, type TableImportPageProps } from './TableImportPage';

type PostImportPageProps = Pick<TableImportPageProps, 'saved' | 'checked' | 'failure'> & {
  readonly project: { readonly slug: string; readonly name: string };
};

/** Posts of a follow-up from a file. */
export function PostImportPage({ project, ...rest }: PostImportPageProps) {
  const list = `/projekt/${project.slug}/uppfoljning`;
  return (
    <TableImportPage
      {...rest}
      title="Läs in uppföljning"
      crumbs={[
        { to: '/portfolj', label: 'Portfölj' },
        { to: `/projekt/${project.slug}`, label: project.name },
        { to: list, label: 'Uppföljning' },
      ]}
      listTo={`${list}#poster`}
      headings={['Period', 'Avser', 'Post', 'Slag', 'Budget', 'Utfall', 'Prognos', 'Kommentar']}
      help={
        <p className="sub">
          Rubrikerna period, avser, post, budget_kr och prognos_kr måste finnas; slag, utfall_kr och kommentar får
          finnas. Står beloppen i tusental heter kolumnerna budget_tkr, utfall_tkr och prognos_tkr. Intäkter skrivs med
          minus. En post som redan finns ändras och det den sade förut sparas; en tom cell ändrar inget. Ett enda fel
          stoppar hela filen.
        </p>
      }
    />
  );
}
