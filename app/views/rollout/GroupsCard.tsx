import { Link, useSearchParams } from '@remix-run/react';

import type { RolloutGroup } from '~/store/rollout';
import { Card, Note } from '~/views/shell/Page';
import { ConfirmRemoval } from '~/views/shell/Removal';

import { GroupForm } from './GroupForm';
import { windowText } from './rollout-words';
import type { RolloutPageProps } from './RolloutPage';

/** The groups that kommuner are taken in by, and who is in which. */
export function GroupsCard(props: RolloutPageProps & { readonly base: string }) {
  const { groups, phases, mayEdit, failure, base } = props;
  const [search] = useSearchParams();
  const adding = mayEdit && (search.has('ny-grupp') || failure?.intent === 'create-group');
  const failedId = failure?.intent === 'update-group' ? String(failure.reply.initialValue?.id) : null;
  const opened = mayEdit ? (failedId ?? search.get('andra-grupp')) : null;
  if (groups.length === 0 && !mayEdit) return null;
  return (
    <Card
      title="Grupper"
      id="grupper"
      actions={
        mayEdit && phases.length > 0 && !adding ? (
          <Link to={`${base}?ny-grupp=1#grupper`} preventScrollReset>
            Ny grupp
          </Link>
        ) : null
      }
    >
      {search.has('sparad') && !failure ? <Note tone="ok" role="status" title="Gruppen är sparad." /> : null}
      {search.has('grupp-borttagen') && !failure ? (
        <Note tone="ok" role="status" title="Gruppen är borttagen. Kommunernas milstolpar finns kvar." />
      ) : null}
      {failure?.intent === 'remove' ? (
        <Note
          tone="bad"
          role="alert"
          title={Object.values(failure.reply.error ?? {})
            .flat()
            .join(' ')}
        />
      ) : null}
      {adding ? <GroupForm {...props} group={null} /> : null}
      {groups.length === 0 && !adding ? (
        <p className="sub">Inga grupper än. En grupp är de kommuner som inför samtidigt, med sina månader.</p>
      ) : null}
      <ul className="list">
        {groups.map((group) => (
          <li key={group.id} id={`grupp-${group.id}`}>
            {opened === String(group.id) ? (
              <div className="rollout-edit">
                {search.has('ta-bort') ? (
                  <ConfirmRemoval
                    id={group.id}
                    version={group.version}
                    what={group.name}
                    consequence="Kommunerna och deras milstolpar finns kvar, men i ingen grupp."
                    cancelTo={`${base}?andra-grupp=${group.id}#grupp-${group.id}`}
                  />
                ) : null}
                <GroupForm key={group.id} {...props} group={group} />
              </div>
            ) : (
              <GroupLine group={group} editTo={mayEdit ? `${base}?andra-grupp=${group.id}#grupp-${group.id}` : null} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function GroupLine({ group, editTo }: { readonly group: RolloutGroup; readonly editTo: string | null }) {
  return (
    <>
      <span>
        <b>{group.name}</b> {windowText(group)}, fas {group.phaseNumber}
        <span className="cell-sub">{group.parties.map(({ name }) => name).join(', ') || 'inga kommuner'}</span>
      </span>
      {editTo ? (
        <span className="actions">
          <Link to={editTo} preventScrollReset>
            Ändra<span className="ds-sr-only"> {group.name}</span>
          </Link>
        </span>
      ) : null}
    </>
  );
}
