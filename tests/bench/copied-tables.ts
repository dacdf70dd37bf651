import type { CopiedTable } from './copy-rows';

/** The kommuner of the pattern project with their public figures. In the order in which they can be written. */
export const regionTables: readonly CopiedTable[] = [
  {
    name: 'party',
    where: 'id in (select party_id from project_participant)',
    replaced: {
      slug: `pattern.slug || '-' || copy.region`,
      code: `(3000 + copy.region * 100 + pattern.id)::text`,
      name: `pattern.name || ' ' || copy.region`,
      organisation_number: 'null',
    },
  },
  { name: 'basis_figure', where: 'unit_id is null' },
];

/** The cooperation of the pattern project with its key and its scale for risks. */
export const cooperationTables: readonly CopiedTable[] = [
  {
    name: 'cooperation',
    where: 'id = (select cooperation_id from project)',
    replaced: {
      slug: `pattern.slug || '-' || copy.cooperation`,
      name: `pattern.name || ' ' || copy.cooperation`,
      // Its key is written after it.
      default_key_id: 'null',
    },
  },
  { name: 'cooperation_member', where: 'cooperation_id = (select cooperation_id from project)' },
  { name: 'allocation_key', where: 'id = (select key_id from project)' },
  { name: 'key_version', where: 'key_id = (select key_id from project)' },
  {
    name: 'key_component',
    where: 'key_version_id in (select id from key_version where key_id = (select key_id from project))',
  },
  ...named('risk_scale', 'risk_scale_level', 'risk_scale_cell'),
];

/** The pattern project. Lines are written to a draft only, so every budget starts as one. */
export const projectTables: readonly CopiedTable[] = [
  { name: 'project', replaced: { slug: 'copy.slug', name: 'copy.name' } },
  ...named(
    'project_participant',
    'plan_item',
    'phase',
    'rollout_group',
    'rollout_group_party',
    'activity',
    'milestone',
    'dependency',
  ),
  ...named('gate', 'effect_goal', 'source_note', 'risk', 'risk_valuation', 'risk_measure', 'risk_escalation'),
  ...named('hour_budget_row', 'hour_budget_cell', 'hour_budget_stated_total'),
  { name: 'budget_version', replaced: { state: `'utkast'` } },
  ...named('budget_line', 'in_kind_hours', 'cost_share'),
];

/** What needs a budget that was submitted. The register numbers and chains the copies of its rows by itself. */
export const approvalTables: readonly CopiedTable[] = named('decision', 'baseline', 'baseline_item');

function named(...names: string[]): CopiedTable[] {
  return names.map((name) => ({ name }));
}
