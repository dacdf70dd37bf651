import { Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { AllocationKey, KeyParty, KeySeries } from '~/store/key';
import { Card, EmptyState, Note, PageHead } from '~/views/shell/Page';
import { LostForm } from '~/views/shell/Removal';

import { emptyDraft, newcomerDraft, versionDraft, type KeyEditing } from './key-draft';
import { KeyCard } from './KeyCard';
import { KeyForm } from './KeyForm';
import { NewcomerChoice } from './NewcomerChoice';

export interface KeysPageProps {
  readonly cooperation: { readonly slug: string; readonly name: string; readonly version: number };
  readonly keys: readonly AllocationKey[];
  readonly series: readonly KeySeries[];
  readonly parties: readonly KeyParty[];
  readonly mayManage: boolean;
  readonly failure: FormFailure | null;
}

/** How costs are shared in a cooperation: its keys with their versions. */
export function KeysPage(props: KeysPageProps) {
  const { cooperation, keys, mayManage, failure } = props;
  const [search] = useSearchParams();
  const base = `/samverkan/${cooperation.slug}/nycklar`;
  const editing = mayManage ? editingOf(props, search) : null;
  return (
    <>
      <PageHead
        title="Nycklar"
        crumbs={[
          { to: '/samverkan', label: 'Samverkan' },
          { to: `/samverkan/${cooperation.slug}`, label: cooperation.name },
        ]}
        sub="En nyckel säger hur en kostnad delas. Utkast räknas på den senaste versionen som gäller, inskickade budgetar på den de skickades in med. Standardnyckeln delar det som gäller hela samverkan, till exempel i ett scenario."
        actions={
          mayManage && !editing ? (
            <>
              <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}?mall=ny-betalar`}>
                Den nya betalar införandet
              </Link>
              <Link className="ds-button" data-size="sm" to={`${base}?ny=1`}>
                Ny nyckel
              </Link>
            </>
          ) : null
        }
      />
      {search.has('standard') ? <Note tone="ok" role="status" title="Samverkan har en ny standardnyckel." /> : null}
      <LostForm failure={failure} shown={editing !== null} />
      {mayManage && search.has('mall') && !editing ? <NewcomerChoice parties={props.parties} base={base} /> : null}
      {editing ? <KeyForm key={editing.form} editing={editing} {...props} base={base} /> : null}
      {keys.length === 0 ? (
        <Card>
          <EmptyState
            title="Samverkan har ingen nyckel än"
            text="Utan nyckel kan ingen kostnad delas mellan parterna."
          />
        </Card>
      ) : (
        keys.map((key) => (
          <KeyCard key={key.id} allocationKey={key} version={cooperation.version} base={base} mayManage={mayManage} />
        ))
      )}
    </>
  );
}

/** What the address asks to be written: a new key, the next version of one, or an unused version anew. */
function editingOf({ keys, parties }: KeysPageProps, search: URLSearchParams): KeyEditing | null {
  if (search.has('ny'))
    return { intent: 'create-key', form: 'ny-nyckel', title: 'Ny nyckel', draft: emptyDraft(parties) };
  const newcomer = parties.find(({ id }) => String(id) === search.get('betalar'));
  if (newcomer) {
    const title = 'Ny nyckel: den nya betalar införandet';
    return { intent: 'create-key', form: `betalar-${newcomer.id}`, title, draft: newcomerDraft(newcomer, parties) };
  }
  for (const { id, name, versions } of keys) {
    const newest = versions[0];
    if (search.get('ny-version') === String(id) && newest) {
      const title = `Ny version av ${name}`;
      return {
        intent: 'create-version',
        form: `version-av-${id}`,
        title,
        keyId: id,
        draft: versionDraft(newest, parties),
      };
    }
    const version = versions.find((each) => search.get('andra') === String(each.id));
    if (version && !version.used) {
      const title = `Ändra ${name}, version ${version.version}`;
      const draft = versionDraft(version, parties);
      return { intent: 'update-version', form: `andra-${version.id}`, title, version, draft };
    }
  }
  return null;
}
