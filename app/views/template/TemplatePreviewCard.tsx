import type { ReactNode } from 'react';

import { latest } from '~/domain/calendar';
import { Card } from '~/views/shell/Page';

import type { AskedTemplate, TemplatePreview } from './template-preview';
import { TemplateTable } from './TemplateTable';

interface TemplatePreviewCardProps {
  readonly template: AskedTemplate['template'];
  readonly preview: TemplatePreview;
  /** what puts it in */
  readonly children: ReactNode;
}

/** The rows of a template with the dates they would get. Nothing is saved before that is confirmed. */
export function TemplatePreviewCard({ template, preview, children }: TemplatePreviewCardProps) {
  const end = latest(preview.items.map((item) => item.end ?? item.start));
  const moved = preview.items.filter(({ renumberedFrom }) => renumberedFrom !== null).length;
  return (
    <Card title={`Så blir ”${template.name}” från ${preview.start}`} id="forslag">
      <p role="status">
        <b>
          {preview.items.length} {preview.items.length === 1 ? 'rad' : 'rader'}
          {end ? `, den sista slutar ${end}` : ''}.
        </b>{' '}
        {moved > 0
          ? `${moved === 1 ? 'En fas får' : `${moved} faser får`} ett annat nummer, eftersom numret redan finns. `
          : ''}
        Inget är inlagt än.
      </p>
      {children}
      <TemplateTable label="Förslaget" items={preview.items} dependencies={preview.dependencies} />
    </Card>
  );
}
