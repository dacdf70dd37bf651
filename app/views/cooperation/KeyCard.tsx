import { Form, Link, useSearchParams } from '@remix-run/react';

import type { AllocationKey, KeyVersion } from '~/store/key';
import { keyText } from '~/views/economy/phase-words';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { namedText } from './key-words';

interface KeyCardProps {
  readonly allocationKey: AllocationKey;
  /** of the cooperation */
  readonly version: number;
  readonly base: string;
  readonly mayManage: boolean;
}

/** One key with its versions, the newest first. */
export function KeyCard({ allocationKey, version: revision, base, mayManage }: KeyCardProps) {
  const { id, name, isDefault, versions } = allocationKey;
  return (
    <Card
      tight
      title={name}
      actions={
        <>
          {isDefault ? <Status tone="ok">Standardnyckel</Status> : null}
          {mayManage && !isDefault ? (
            <Form method="post" action={base}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="version" value={revision} />
              <SubmitButton name="intent" value="set-default" variant="tertiary" pendingText="Sparar …">
                Gör till standard
              </SubmitButton>
            </Form>
          ) : null}
          {mayManage ? (
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}?ny-version=${id}`}>
              Ny version
            </Link>
          ) : null}
        </>
      }
    >
      <TableScroll label={`Versioner av ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col" className="main-column">
                Så delas kostnaden
              </th>
              <th scope="col">Mellan</th>
              <th scope="col">Gäller från</th>
              <th scope="col">Beslut</th>
              <th scope="col">Läge</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <VersionRow key={version.id} version={version} base={base} mayManage={mayManage} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

interface VersionRowProps {
  readonly version: KeyVersion;
  readonly base: string;
  readonly mayManage: boolean;
}

function VersionRow({ version, base, mayManage }: VersionRowProps) {
  const [search] = useSearchParams();
  const saved = search.get('sparad') === String(version.id);
  const named = version.named.flat().filter(({ share, amount }) => share?.numerator || amount);
  return (
    <tr id={`version-${version.id}`} className={saved ? 'saved' : undefined}>
      <th scope="row">
        {version.version}
        {saved ? (
          <span className="sub" role="status">
            {' '}
            Sparad
          </span>
        ) : null}
      </th>
      <td>
        {keyText(version.components)}
        {named.length > 0 ? <span className="cell-sub">{named.map(namedText).join(' · ')}</span> : null}
      </td>
      <td>
        {version.byUnit ? 'enheter' : 'parter'}
        {version.byUnit && version.components.some(({ kind }) => kind === 'equal') ? (
          <span className="cell-sub">lika delar per enhet</span>
        ) : null}
      </td>
      <td className="date">
        <Day date={version.validFrom} />
      </td>
      <td>{version.decisionReference ?? '–'}</td>
      <td>
        {version.used ? (
          <Status tone="ok">Används, låst</Status>
        ) : (
          <>
            <Status tone="wait">Inte använd</Status>
            {mayManage ? (
              <>
                {' '}
                <Link to={`${base}?andra=${version.id}`}>Ändra</Link>
              </>
            ) : null}
          </>
        )}
      </td>
    </tr>
  );
}
