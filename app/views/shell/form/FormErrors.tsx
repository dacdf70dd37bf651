import type { FormMetadata } from '@conform-to/react';

/** What concerns the form as a whole, such as a sum that does not add up. Read aloud when it appears. */
export function FormError({ meta }: { meta: { errors?: string[] | undefined; errorId: string } }) {
  if (!meta.errors || meta.errors.length === 0) return null;
  return (
    <div className="ds-alert" data-color="danger" data-size="sm" role="alert" id={meta.errorId}>
      {meta.errors.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}

/**
 * Above a long form that came back: every message with a link to its field.
 * `Schema` is inferred; `form` is the first value of Conform's useForm.
 */
export function ErrorSummary<Schema extends Record<string, unknown>>({ form }: { form: FormMetadata<Schema> }) {
  const problems = Object.entries(form.allErrors).flatMap(([name, messages]) =>
    messages.map((message) => ({ name, message })),
  );
  if (problems.length === 0) return null;
  return (
    <div className="ds-error-summary" data-size="sm" role="alert">
      <h2>{problems.length === 1 ? 'Ett fel behöver rättas' : `${problems.length} fel behöver rättas`}</h2>
      <ul className="ds-list">
        {problems.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            {/* Conform names a field's control <form id>-<field name>; the form itself has the empty name. */}
            {name ? <a href={`#${form.id}-${name}`}>{message}</a> : message}
          </li>
        ))}
      </ul>
    </div>
  );
}
