import { TableImportPage, type TableImportPageProps } from '~/views/follow-up/TableImportPage';

type TimeImportPageProps = Pick<TableImportPageProps, 'saved' | 'checked' | 'failure'> & {
  readonly project: { readonly slug: string; readonly name: string };
};

/** Time from a file. */
export function TimeImportPage({ project, ...rest }: TimeImportPageProps) {
  const list = `/projekt/${project.slug}/tid`;
  return (
    <TableImportPage
      {...rest}
      title="Läs in tid"
      crumbs={[
        { to: '/portfolj', label: 'Portfölj' },
        { to: `/projekt/${project.slug}`, label: project.name },
        { to: list, label: 'Tidrapporter' },
      ]}
      listTo={list}
      headings={['Datum', 'Fas', 'Roll', 'Person', 'Part', 'Timmar']}
      help={
        <p className="sub">
          Rubrikerna datum, fas, roll och timmar måste finnas; person och part får finnas. Fasen anges med nummer,
          rollen som i timbudgeten och personen med e-post. En rad utan person gäller rollen, till exempel en
          referensgrupp. Det som läses in ska sedan godkännas. Rader som redan finns läses inte in en gång till, och ett
          enda fel stoppar hela filen.
        </p>
      }
    />
  );
}
