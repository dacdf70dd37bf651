import type { FormMetadata } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { FormFailure } from '~/policy/form-failure';
import { FormActions } from '~/views/shell/form/FormActions';
import { FormNotes } from '~/views/shell/form/FormNotes';

import { LinkCells } from './PlanRow';
import type { RowLinks } from './row-links';

interface EditRowProps<Schema extends Record<string, unknown>> {
  readonly id: string;
  readonly form: FormMetadata<Schema, string[]>;
  readonly failure: FormFailure | null;
  readonly intent: string;
  /** "Spara", "Lägg till" */
  readonly label: string;
  /** the page without the row's fields */
  readonly cancelTo: string;
  readonly removeTo?: string | null;
  readonly isPhase?: boolean;
  readonly name: ReactNode;
  readonly start: ReactNode;
  readonly end: ReactNode;
  readonly state?: ReactNode;
  readonly responsible?: ReactNode;
  readonly links: RowLinks | null;
  /** hidden fields, and those that have no column */
  readonly children?: ReactNode;
  /** below the form: what else is opened with the row */
  readonly beneath?: ReactNode;
}

/** What a new row is joined to. */
const UNJOINED: RowLinks = { before: [], held: '', slack: '', critical: false };

/**
 * A row whose cells are fields, and beneath it the form that they belong to: a form cannot stand around cells. Without
 * scripts the answer leads back to the row by its id; with them the page stays where it is.
 */
export function EditRow<Schema extends Record<string, unknown>>(props: EditRowProps<Schema>) {
  const { id, form, failure, intent, label, cancelTo, removeTo, isPhase, name, links, children, beneath } = props;
  return (
    <>
      <tr id={id} className="opened edit-row" data-close={cancelTo}>
        <th scope="row" className={isPhase ? undefined : 'indent'}>
          {name}
        </th>
        <td>{props.start}</td>
        <td>{props.end}</td>
        <td>{props.state}</td>
        <td>{props.responsible}</td>
        <LinkCells links={links ?? UNJOINED} />
      </tr>
      <tr className="panel-row" data-close={cancelTo}>
        <td colSpan={7}>
          <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate preventScrollReset>
            <FormNotes form={form} failure={failure} intent={intent} />
            {children}
            <noscript>
              <input type="hidden" name="anchor" value="1" />
            </noscript>
            <FormActions intent={intent} label={label} cancelTo={cancelTo} removeTo={removeTo ?? null} />
          </Form>
          {beneath}
        </td>
      </tr>
    </>
  );
}
