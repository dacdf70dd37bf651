/** The milestones that are asked for by name, to be drawn. */
export function readChosen(search: URLSearchParams): number[] {
  return search.getAll('visa').flatMap((typed) => (/^[1-9]\d{0,14}$/.test(typed) ? [Number(typed)] : []));
}
