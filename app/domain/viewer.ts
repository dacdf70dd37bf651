/** The roles of DOMAIN.md 7. */
export const ROLES = [
  'samordnare',
  'projektledare',
  'delprojektledare',
  'styrgrupp',
  'kommundirektör',
  'ersättare',
  'ekonom',
  'läsare',
] as const;

export type Role = (typeof ROLES)[number];

/** A role with the scope it was given for; the scope's ids that a role does not have are null. */
export interface Grant {
  readonly role: Role;
  readonly cooperationId: number | null;
  readonly projectId: number | null;
  readonly partyId: number | null;
}

/** The roles that decide on a party's share of a cost. */
const DECIDING: ReadonlySet<Role> = new Set<Role>(['kommundirektör', 'ersättare']);

/** The parties in whose name a viewer decides on shares, each once. */
export function decidesFor({ grants }: Pick<Viewer, 'grants'>): number[] {
  const own = grants.flatMap(({ role, partyId }) => (partyId !== null && DECIDING.has(role) ? [partyId] : []));
  return [...new Set(own)];
}

/** The viewer with sight of one cooperation more: for what a share that the own party is asked about stands on. */
export function withSightOf(viewer: Viewer, cooperationId: number): Viewer {
  return viewer.cooperationIds.includes(cooperationId)
    ? viewer
    : { ...viewer, cooperationIds: [...viewer.cooperationIds, cooperationId] };
}

/** The viewer as a läsare of one cooperation sees it: for what every member may read later, whoever writes it. */
export function asReaderOf(viewer: Viewer, cooperationId: number): Viewer {
  return { ...viewer, cooperationIds: [cooperationId], trustedCooperationIds: [], seesAll: false };
}

/** The signed-in person of a request: what tenancy in the queries and permissions are decided on. */
export interface Viewer {
  readonly userId: number;
  readonly name: string;
  /** the organisation the person works for */
  readonly party: { readonly id: number; readonly name: string } | null;
  readonly grants: readonly Grant[];
  /** cooperations the person may see: those of the own party and those of the grants */
  readonly cooperationIds: readonly number[];
  /** those of them in which the person holds any role but läsare, and so sees what is marked sekretess */
  readonly trustedCooperationIds: readonly number[];
  /** the samordnare sees every cooperation */
  readonly seesAll: boolean;
}

/** The viewer by the session that asks. */
export interface SignedIn extends Viewer {
  /** signed in with a password alone where a role of the person's requires more: may set a second factor up, and no more */
  readonly lacksFactor: boolean;
}
