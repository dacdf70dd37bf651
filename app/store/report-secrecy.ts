import { sql, type RawBuilder } from 'kysely';

import type { WithheldThing } from '~/domain/report-secrecy';
import type { Viewer } from '~/domain/viewer';

/**
 * Of a query on a report and its `project`: what is marked sekretess now and the viewer has no right to, as one JSON
 * value. A report keeps what it said by number and title, so what a thing was called before counts as well.
 * @param report the name of the report in the query
 */
export function withheldFrom(viewer: Viewer, report: string): RawBuilder<WithheldThing[]> {
  if (viewer.seesAll) return sql<WithheldThing[]>`'[]'::json`;
  return sql<WithheldThing[]>`(
    select coalesce(json_agg(json_build_object(
      'riskNumber', risk.number,
      'kommun', case when milestone.id is not null then coalesce(party.name, '') end,
      'titles', named.titles, 'telling', named.telling,
      'counted', mark.marked_at > ${sql.ref(`${report}.publishedAt`)} and not exists (select from audit_entry made
        where made.project_id = mark.project_id and made.action = 'risk.create' and made.entity_id = mark.risk_id
          and made.at > ${sql.ref(`${report}.publishedAt`)}))), '[]')
    from secrecy_mark mark
    left join risk on risk.id = mark.risk_id
    left join milestone on milestone.id = mark.item_id
    left join party on party.id = milestone.party_id
    left join activity on activity.id = mark.item_id
    left join budget_document document on document.id = mark.document_id
    cross join lateral (
      select coalesce(json_agg(title), '[]') as titles,
        coalesce(json_agg(title) filter (where not exists (select from milestone other
          where other.project_id = mark.project_id and other.title = called.title and other.removed_at is null
            and not exists (select from secrecy_mark also where also.item_id = other.id))), '[]') as telling
      from (
        select coalesce(risk.title, milestone.title, activity.name, document.title) as title
        union select coalesce(entry.before ->> 'title', entry.before ->> 'name')
        from audit_entry entry where entry.project_id = mark.project_id
          and entry.entity = case when mark.risk_id is not null then 'risk' else mark.item_kind end
          and entry.entity_id = coalesce(mark.risk_id, mark.item_id)
      ) called where title <> ''
    ) named
    where mark.project_id = project.id
      and not project.cooperation_id = any(${[...viewer.trustedCooperationIds]}::bigint[]))`;
}
