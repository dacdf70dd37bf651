import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';

import { decidesFor, type Viewer } from '~/domain/viewer';
import type { Tables } from '~db/tables/index';

/**
 * Tenancy as a condition on `project`: only cooperations that the viewer is in. Every read of something that
 * belongs to a project joins `project` and carries this; one of what can be marked sekretess, or of what tells of it,
 * carries `openTo` of secrecy.ts beside it.
 */
export function visibleTo(viewer: Viewer) {
  return (eb: ExpressionBuilder<Tables, 'project'>): Expression<SqlBool> =>
    viewer.seesAll ? eb.lit(true) : sql<SqlBool>`project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[])`;
}

/**
 * Tenancy of a query on `project` and `budget_version`, and beside it the versions that give a share to a party that the
 * viewer decides for: who has left the cooperation still answers for the days that it was there.
 */
export function askedOrVisibleTo(viewer: Viewer) {
  return (eb: ExpressionBuilder<Tables, 'project'>): Expression<SqlBool> =>
    eb.or([
      visibleTo(viewer)(eb),
      sql<SqlBool>`exists (select from cost_share own where own.budget_version_id = budget_version.id
        and own.party_id = any(${decidesFor(viewer)}::bigint[]))`,
    ]);
}
