import { Link } from '@remix-run/react';

import { SubmitButton } from './SubmitButton';

interface FormActionsProps {
  readonly intent: string;
  /** "Spara", "Lägg till" */
  readonly label: string;
  readonly cancelTo: string;
  readonly cancelLabel?: string;
  /** where the question before a removal is asked; null where the row cannot be removed */
  readonly removeTo?: string | null;
}

/** The buttons that end a form: save, leave, and away from both what takes the row away. */
export function FormActions({ intent, label, cancelTo, cancelLabel = 'Avbryt', removeTo = null }: FormActionsProps) {
  return (
    <div className="form-actions field-wide">
      <SubmitButton name="intent" value={intent}>
        {label}
      </SubmitButton>
      <Link className="ds-button" data-variant="tertiary" data-size="sm" to={cancelTo} preventScrollReset>
        {cancelLabel}
      </Link>
      {removeTo ? (
        <Link
          className="ds-button push-right"
          data-variant="tertiary"
          data-color="danger"
          data-size="sm"
          to={removeTo}
          preventScrollReset
        >
          Ta bort …
        </Link>
      ) : null}
    </div>
  );
}
