import { Form, Link, useSearchParams } from '@remix-run/react';

import { matrixOf } from '~/domain/risk';
import type { KeptRiskScale } from '~/store/risk-scale';
import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import { MandateLegend } from '../MandateLegend';
import { ScaleMeaning } from '../ScaleMeaning';
import { ScaleTable } from '../ScaleTable';

interface ScaleCardProps {
  readonly scale: KeptRiskScale;
  /** no later version of it */
  readonly newest: boolean;
  readonly base: string;
  readonly mayManage: boolean;
}

/** One version of a scale: its cells with colours and mandates, and what its levels mean. */
export function ScaleCard({ scale, newest, base, mayManage }: ScaleCardProps) {
  const [search] = useSearchParams();
  const { id, name, version, standard, used, risks } = scale;
  return (
    <Card
      id={`skala-${id}`}
      title={`${name}, version ${version}`}
      actions={
        mayManage && newest ? (
          <>
            {standard ? null : (
              <Form method="post" className="inline-form">
                <input type="hidden" name="id" value={id} />
                <SubmitButton name="intent" value="choose" variant="tertiary">
                  Värdera nya risker på den här
                </SubmitButton>
              </Form>
            )}
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`${base}?andra=${id}`}>
              {used ? 'Ny version' : 'Ändra'}
            </Link>
          </>
        ) : null
      }
    >
      <p>
        {search.get('sparad') === String(id) ? (
          <span role="status">
            <b>Sparad.</b>{' '}
          </span>
        ) : null}
        {standard ? <Status tone="ok">Nya risker värderas på den</Status> : null}
        {newest ? null : <Status tone="wait">Ersatt av en nyare version</Status>}{' '}
        <span className="sub">
          {used ? `${risks === 1 ? '1 risk är värderad' : `${risks} risker är värderade`} på den` : 'Inte använd än'}
        </span>
      </p>
      <ScaleTable scale={scale} rows={matrixOf(scale, []).rows} caption={`Rutorna i ${name}: färg och mandat`} quiet>
        {(cell) => (
          <>
            {scale.rule === 'product' ? cell.probability * cell.consequence : null}
            {scale.rule === 'cells' && cell.mandate ? <span className="matrix-word">{cell.mandate}</span> : null}
          </>
        )}
      </ScaleTable>
      <MandateLegend scale={scale} />
      <ScaleMeaning scale={scale} />
    </Card>
  );
}
