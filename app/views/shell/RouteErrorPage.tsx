import { isRouteErrorResponse, useRouteError } from '@remix-run/react';

import { ErrorContent, ErrorPage } from './Page';

/** The ErrorBoundary of a page that stands alone. */
export function RouteErrorPage() {
  return <ErrorPage status={useErrorStatus()} />;
}

/** The ErrorBoundary of a page inside a frame that already holds the <main>. */
export function NestedErrorPage() {
  return <ErrorContent status={useErrorStatus()} />;
}

function useErrorStatus(): number {
  const error = useRouteError();
  return isRouteErrorResponse(error) ? error.status : 500;
}
