/** The comparison as files. @param query of its calculation */
export function ComparisonExports({ slug, query }: { readonly slug: string; readonly query: string }) {
  const files = [
    { ending: 'csv', label: 'Exportera CSV' },
    { ending: 'xlsx', label: 'Exportera Excel' },
  ];
  return files.map(({ ending, label }) => (
    <a
      key={ending}
      className="ds-button"
      data-variant="secondary"
      data-size="sm"
      href={`/samverkan/${slug}/scenarier/jamforelse.${ending}?${query}`}
    >
      {label}
    </a>
  ));
}
