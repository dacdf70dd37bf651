import { TableImportPage, type TableImportPageProps } from './TableImportPage';

type ActualImportPageProps = Pick<TableImportPageProps, 'saved' | 'checked' | 'failure'> & {
  readonly project: { readonly slug: string; readonly name: string };
};

/** Costs from a file. */
export function ActualImportPage({ project, ...rest }: ActualImportPageProps) {
  const list = `/projekt/${project.slug}/utfall`;
  return (
    <TableImportPage
      {...rest}
      title="Läs in utfall"
      crumbs={[
        { to: '/portfolj', label: 'Portfölj' },
        { to: `/projekt/${project.slug}`, label: project.name },
        { to: list, label: 'Utfall' },
      ]}
      listTo={list}
      headings={['Datum', 'Fas', 'Part', 'Belopp', 'Slag', 'Text', 'Verifikation']}
      help={
        <p className="sub">
          Rubrikerna datum, fas, part, belopp_kr och text måste finnas; slag och verifikation får finnas. Fasen anges
          med nummer och parten med kommunkod eller namn. Kredit och intäkt skrivs med minus. Rader som redan finns
          läses inte in en gång till, och ett enda fel stoppar hela filen.
        </p>
      }
    />
  );
}
