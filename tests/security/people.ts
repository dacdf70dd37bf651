import { sql } from 'kysely';

import { ROLES, type Role } from '~/domain/viewer';
import type { Database } from '~db/open';

import { insertProjectRow, insertUser } from '../support/rows';

import { signIn, type Site } from './site';

/**
 * The project that everything is tried on is one; who it belongs to differs. `own`: the role covers it. `neighbour`: the
 * person is in the same cooperation, with the same role elsewhere in it. `stranger`: the same role in another cooperation.
 */
export const PLACES = ['own', 'neighbour', 'stranger'] as const;
export type Place = (typeof PLACES)[number];

/** `projektledare`, `projektledare (neighbour)`, ... */
export type PersonName = Role | `${Role} (neighbour)` | `${Role} (stranger)`;

export const PERSON_NAMES: readonly PersonName[] = ROLES.flatMap((role): PersonName[] =>
  role === 'samordnare' ? [role] : [role, `${role} (neighbour)`, `${role} (stranger)`],
);

export interface Person {
  readonly name: PersonName;
  readonly place: Place;
  readonly userId: number;
  /** the Cookie header of the session */
  readonly cookie: string;
}

/** The scope of a role in each place. */
interface Scope {
  readonly cooperationId?: number;
  readonly projectId?: number;
  readonly partyId?: number;
}

/** One person for each role and place, signed in; the samordnare has no scope and is only one. */
export async function insertPeople(site: Site): Promise<Person[]> {
  const { db } = site;
  const places = await placesOf(db);
  const scopes: Record<Role, Record<Place, Scope> | null> = {
    samordnare: null,
    projektledare: inProject(places),
    delprojektledare: {
      own: { projectId: places.own.projectId, partyId: places.own.part },
      // The same project: only the kommun differs.
      neighbour: { projectId: places.own.projectId, partyId: places.neighbour.party },
      stranger: { projectId: places.stranger.projectId, partyId: places.stranger.party },
    },
    styrgrupp: inProject(places),
    kommundirektör: ofParty(places),
    ersättare: ofParty(places),
    ekonom: {
      own: { partyId: places.own.lead },
      neighbour: { partyId: places.neighbour.party },
      stranger: { partyId: places.stranger.party },
    },
    läsare: {
      own: { cooperationId: places.own.cooperationId },
      neighbour: { cooperationId: places.own.cooperationId },
      stranger: { cooperationId: places.stranger.cooperationId },
    },
  };
  const people: Person[] = [];
  for (const role of ROLES) {
    const scoped = scopes[role];
    const cases = scoped ? PLACES.map((place) => [place, scoped[place]] as const) : ([['own', {}]] as const);
    for (const [place, scope] of cases) people.push(await insertPerson(site, role, place, scope));
  }
  return people;
}

async function insertPerson(site: Site, role: Role, place: Place, scope: Scope): Promise<Person> {
  const { db } = site;
  const name: PersonName = place === 'own' ? role : `${role} (${place})`;
  const { passwordHash } = await db
    .selectFrom('appUser')
    .select('passwordHash')
    .where('email', '=', 'samordnare@samplan.test')
    .executeTakeFirstOrThrow();
  const email = `${ROLES.indexOf(role)}.${place}@samplan.test`;
  const userId = await insertUser(db, { email, name, passwordHash, partyId: scope.partyId ?? null });
  await db
    .insertInto('userRole')
    .values({ userId, role, ...scope })
    .execute();
  if (role === 'ersättare') {
    await db
      .insertInto('delegation')
      .values({
        partyId: scope.partyId!,
        userId,
        recordedBy: null,
        recordedAt: '2020-12-01T08:00:00Z',
        validFrom: '2020-12-01',
        validUntil: '2021-01-31',
        reference: 'KS 1',
      })
      .execute();
  }
  return { name, place, userId, cookie: await signIn(site, email) };
}

async function placesOf(db: Database) {
  const projectOf = (slug: string) =>
    db
      .selectFrom('project')
      .where('slug', '=', slug)
      .select([
        'id as projectId',
        'cooperationId',
        sql<number>`(select min(party_id)::int from cooperation_member m where m.cooperation_id = project.cooperation_id
          and not exists (select from cooperation_member o where o.party_id = m.party_id
            and o.cooperation_id <> m.cooperation_id))`.as('onlyHere'),
      ])
      .executeTakeFirstOrThrow();
  const partyOf = async (slug: string) =>
    (await db.selectFrom('party').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;
  const own = await projectOf('min-skolskjuts');
  const other = await projectOf('digital-motor');
  const next = await insertProjectRow(db, own.cooperationId, { slug: 'granne', name: 'Granne' });
  return {
    own: { ...own, part: await partyOf('mora'), director: await partyOf('ludvika'), lead: await partyOf('borlange') },
    neighbour: { projectId: next, party: await partyOf('avesta') },
    stranger: { projectId: other.projectId, cooperationId: other.cooperationId, party: other.onlyHere },
  };
}

type Places = Awaited<ReturnType<typeof placesOf>>;

function inProject({ own, neighbour, stranger }: Places): Record<Place, Scope> {
  return {
    own: { projectId: own.projectId },
    neighbour: { projectId: neighbour.projectId },
    stranger: { projectId: stranger.projectId },
  };
}

function ofParty({ own, neighbour, stranger }: Places): Record<Place, Scope> {
  return {
    own: { partyId: own.director },
    neighbour: { partyId: neighbour.party },
    stranger: { partyId: stranger.party },
  };
}
