import { isRouteErrorResponse, useRouteError } from '@remix-run/react';

import { ErrorPage } from '~/views/shell/Page';

/** A link that opens nothing: used, too old, replaced by a newer one, or never made. All look the same. */
export function UsedLinkPage() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status !== 404) return <ErrorPage status={status} />;
  return (
    <ErrorPage
      status={404}
      title="Länken gäller inte"
      text="Den är redan använd, har blivit för gammal eller har ersatts av en nyare. Be om en ny på sidan Nytt lösenord, eller be samordnaren."
    />
  );
}
