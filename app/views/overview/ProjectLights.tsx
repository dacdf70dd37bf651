import { Card } from '~/views/shell/Page';
import { Light } from '~/views/shell/Status';

import type { ProjectLight } from './overview-content';

/** How a project stands by its own figures. */
export function ProjectLights({ lights }: { lights: readonly ProjectLight[] }) {
  return (
    <Card>
      <div className="lights">
        {lights.map(({ label, tone, text }) => (
          <Light key={label} tone={tone} label={label}>
            {text}
          </Light>
        ))}
      </div>
    </Card>
  );
}
