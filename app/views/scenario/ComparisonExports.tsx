import { ExportLinks } from '~/views/shell/Listing';

/** The comparison as files. @param query of its calculation */
export function ComparisonExports({ slug, query }: { readonly slug: string; readonly query: string }) {
  return <ExportLinks addressOf={(ending) => `/samverkan/${slug}/scenarier/jamforelse.${ending}?${query}`} />;
}
