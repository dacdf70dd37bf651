import type { ShouldRevalidateFunction } from '@remix-run/react';

/**
 * For pages with forms: load the page's data anew after a refused form too. What was in the way (a row that
 * somebody else changed or removed) must show beside what was typed.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod !== undefined || defaultShouldRevalidate;
