import { Link, useSearchParams } from '@remix-run/react';

import type { FormFailure } from '~/policy/form-failure';
import type { Template } from '~/store/plan-template';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';
import { RemovedNote } from '~/views/shell/Removal';

import { contentText, TEMPLATE_KIND_WORDS } from './template-words';

interface TemplatesPageProps {
  readonly templates: readonly Template[];
  readonly maySave: boolean;
  readonly failure: FormFailure | null;
}

/** The templates of every cooperation that the viewer is in. */
export function TemplatesPage({ templates, maySave, failure }: TemplatesPageProps) {
  const [search] = useSearchParams();
  return (
    <Page>
      <PageHead
        title="Mallar"
        crumbs={[{ to: '/portfolj', label: 'Portfölj' }]}
        sub="En plan eller en del av den, sparad för att användas igen från ett annat datum."
      />
      <RemovedNote key={search.get('borttagen')} what="Mallen" mayRestore={maySave} failure={failure} />
      {templates.length === 0 ? (
        <Card>
          <EmptyState
            title="Ingen mall är sparad än"
            text="En mall sparas från planen i ett projekt, under Mallar."
            action={<Link to="/portfolj">Till projekten</Link>}
          />
        </Card>
      ) : (
        <Card tight>
          <TableScroll label="Mallar">
            <table>
              <thead>
                <tr>
                  <th scope="col" className="main-column">
                    Mall
                  </th>
                  <th scope="col">Gäller</th>
                  <th scope="col">Innehåll</th>
                  <th scope="col">Samverkan</th>
                  <th scope="col">Sparad</th>
                </tr>
              </thead>
              <tbody>
                {templates.map((template) => (
                  <tr key={template.id}>
                    <th scope="row">
                      <Link to={`/mallar/${template.id}`}>{template.name}</Link>
                    </th>
                    <td>{TEMPLATE_KIND_WORDS[template.kind]}</td>
                    <td>{contentText(template)}</td>
                    <td>{template.cooperationName}</td>
                    <td>
                      <Day date={template.savedOn} />
                      <span className="cell-sub">{template.projectName}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </Card>
      )}
    </Page>
  );
}
