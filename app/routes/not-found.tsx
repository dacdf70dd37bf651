import { denied } from '~/policy/denial';
import { guardedLoader } from '~/policy/guard';

import { anyone } from './subjects';

/** Every address that no page has. Signed in or not is asked first, so nothing can be found out by guessing. */
export const loader = guardedLoader(anyone, null, async (): Promise<never> => {
  throw denied(404);
});

export const action = loader;

export default function NotFound() {
  return null;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
