import { sql } from 'kysely';

import { hashPassword } from '~/platform/password';
import type { Database } from '~db/open';
import { demoPassword } from '~db/samples/accounts';
import type { Writer } from '~db/samples/writer';

import { approvalTables, cooperationTables, projectTables, regionTables } from './copied-tables';
import { copyRows, copyState } from './copy-rows';
import { loadPattern } from './pattern';

/** The accounts of a generated portfolio: one that sees all, and one that leads {@link LED_PROJECTS} of its projects. */
export const accounts = { coordinator: 'samordnare@samplan.test', projectLead: 'projektledare@samplan.test' } as const;

/** As many as one person could at most answer for, and the same however large the portfolio is. */
export const LED_PROJECTS = 20;

const PROJECTS_PER_COOPERATION = 25;
/** Dalarna and 17 more regions of 15 kommuner: with the others of the sample 288 kommuner, nearly all of Sweden. */
const REGIONS = 18;

const subjects = ['Skolskjuts', 'E-arkiv', 'Bygglov', 'Digital post', 'Tillstånd', 'Ärendehantering', 'Öppna data'];

/**
 * Fills an empty, migrated database with `size` projects like Min skolskjuts, the first of them itself. The
 * others are copies with names and dates of their own, in cooperations of 25 projects and 15 kommuner each.
 * The same size always gives the same portfolio.
 */
export async function generatePortfolio(db: Database, size: number): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  await db.transaction().execute(async (writer) => {
    await sql`set local statement_timeout = 0`.execute(writer);
    await loadPattern(writer);
    await planCopies(writer, size);
    for (const table of regionTables) await copyRows(writer, table, 'region');
    for (const table of cooperationTables) await copyRows(writer, table, 'cooperation');
    await sql`
      update cooperation set default_key_id = (select min(id) from allocation_key where cooperation_id = cooperation.id)
      where default_key_id is null
    `.execute(writer);
    for (const table of projectTables) await copyRows(writer, table, 'project');
    await copyState(writer, 'budget_version', ['inskickad', 'godkänd'], 'inskickad');
    for (const table of approvalTables) await copyRows(writer, table, 'project');
    await copyState(writer, 'budget_version', ['godkänd'], 'godkänd');
    await addAccounts(writer, passwordHash);
  });
  await sql`vacuum (analyze)`.execute(db);
}

/** The pattern is number 0 of each group. A project lies up to a year and a half before the pattern. */
async function planCopies(writer: Writer, size: number): Promise<void> {
  const random = seededRandom(2_290);
  const copies = Array.from({ length: size }, (_, project) => {
    const cooperation = Math.floor(project / PROJECTS_PER_COOPERATION);
    const subject = subjects[Math.floor(random() * subjects.length)]!;
    return {
      project,
      cooperation,
      region: cooperation % REGIONS,
      months: -Math.floor(random() * 18),
      slug: `projekt-${project}`,
      name: `${subject} ${project}`,
    };
  });
  await sql`
    create temporary table copy on commit drop as
    select * from json_to_recordset(${JSON.stringify(copies)}::json)
      as given (project int, cooperation int, region int, months int, slug text, name text)
  `.execute(writer);
}

async function addAccounts(writer: Writer, passwordHash: string): Promise<void> {
  const users = [
    { email: accounts.coordinator, name: 'Samordnare', passwordHash },
    { email: accounts.projectLead, name: 'Projektledare', passwordHash },
  ];
  await writer.insertInto('appUser').values(users).execute();
  await sql`
    insert into user_role (user_id, role) select id, 'samordnare' from app_user where email = ${accounts.coordinator}
  `.execute(writer);
  await sql`
    insert into user_role (user_id, role, project_id)
    select app_user.id, 'projektledare', project.id
    from app_user cross join (select id from project order by id limit ${LED_PROJECTS}) as project
    where email = ${accounts.projectLead}
  `.execute(writer);
}

/** mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
