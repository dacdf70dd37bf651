import type { SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';

import { SubmitButton } from '~/views/shell/form/SubmitButton';
import { Card } from '~/views/shell/Page';

interface CodesHoldProps {
  /** a sentence each */
  readonly contradictions: readonly string[];
  readonly error: string | null;
}

/** The box without which a file that contradicts itself is not stored; what was confirmed goes with it. */
export function CodesHold({ contradictions, error }: CodesHoldProps) {
  return (
    <div className="ds-field" data-size="sm">
      <input type="hidden" name="contradictions" value={contradictions.join('\n')} />
      <input
        type="checkbox"
        className="ds-input"
        id="koden-galler"
        name="codesHold"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'koden-galler-fel' : undefined}
      />
      <label className="ds-label" htmlFor="koden-galler">
        Koden gäller: siffrorna hör till den som koden anger
      </label>
      {error ? (
        <p className="ds-validation-message" data-field="validation" id="koden-galler-fel">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A checked file that was sent without the confirmation: the same figures, to be confirmed or left. */
export function ConfirmCodes({ reply, importPage }: { reply: SubmissionResult<string[]>; importPage: string }) {
  const sent = (name: string) => String(reply.initialValue?.[name] ?? '');
  const contradictions = sent('contradictions').split('\n').filter(Boolean);
  return (
    <Card title="Kod och namn säger olika">
      <ul>
        {contradictions.map((contradiction) => (
          <li key={contradiction}>{contradiction}</li>
        ))}
      </ul>
      <Form method="post" encType="multipart/form-data" className="form">
        {['seriesId', 'source', 'figures'].map((name) => (
          <input key={name} type="hidden" name={name} value={sent(name)} />
        ))}
        <CodesHold contradictions={contradictions} error={reply.error?.codesHold?.join(' ') ?? null} />
        <div className="form-actions">
          <SubmitButton name="intent" value="save">
            Spara siffrorna
          </SubmitButton>
          <Link className="ds-button" data-variant="tertiary" data-size="sm" to={importPage}>
            Läs in en annan fil
          </Link>
        </div>
      </Form>
    </Card>
  );
}
