import { sql, type Kysely } from 'kysely';

/** Measures that a file can name, and risks that come back to a body when they are opened again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table risk_measure add column number int check (number > 0);
    comment on column risk_measure.number is 'of its risk; never used again, also when the measure is removed';
    update risk_measure m set number = numbered.number
      from (select id, row_number() over (partition by risk_id order by id) as number from risk_measure) numbered
      where numbered.id = m.id;
    alter table risk_measure alter column number set not null;
    drop index risk_measure_risk;
    create unique index risk_measure_number on risk_measure (risk_id, number);

    -- A closed risk waits for nobody. Opened again it is raised anew, by the valuation that it still has.
    alter table risk_escalation drop constraint risk_escalation_valuation_id_key;
    create index risk_escalation_risk on risk_escalation (risk_id);
  `.execute(db);
}
