import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';

import type { Viewer } from '~/domain/viewer';
import type { Tables } from '~db/tables/index';

/**
 * Tenancy as a condition on `project`: only cooperations that the viewer is in. Every read of something that
 * belongs to a project joins `project` and carries this.
 */
export function visibleTo(viewer: Viewer) {
  return (eb: ExpressionBuilder<Tables, 'project'>): Expression<SqlBool> =>
    viewer.seesAll ? eb.lit(true) : sql<SqlBool>`project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[])`;
}
