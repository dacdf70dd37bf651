import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { Template } from '~/store/plan-template';

import type { AskedTemplate } from './template-preview';
import { contentText } from './template-words';

interface TemplateChoiceProps {
  readonly templates: readonly Template[];
  readonly asked: AskedTemplate | null;
  /** the day that is offered */
  readonly start: string;
  /** first choice with no template; left out: one must be chosen */
  readonly emptyLabel?: string;
  /** further fields of the choice */
  readonly children?: ReactNode;
}

/** A template and a start; a GET form, so what it would give can be looked at and shared. */
export function TemplateChoice({ templates, asked, start, emptyLabel, children }: TemplateChoiceProps) {
  const message = asked?.message ?? null;
  return (
    <Form method="get" className="form-row" preventScrollReset>
      {children}
      <div className="ds-field field-wide" data-size="sm">
        <label className="ds-label" htmlFor="val-mall">
          Mall
        </label>
        <select className="ds-input" id="val-mall" name="mall" defaultValue={asked?.template.id ?? ''}>
          {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
          {templates.map((template) => (
            <option key={template.id} value={template.id}>
              {template.name} ({contentText(template)})
            </option>
          ))}
        </select>
      </div>
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="val-start">
          Mallens första dag
        </label>
        <input
          className="ds-input"
          id="val-start"
          name="start"
          autoComplete="off"
          placeholder="åååå-mm-dd"
          aria-invalid={message ? true : undefined}
          aria-describedby={message ? 'val-start-fel' : undefined}
          defaultValue={asked?.start || start}
        />
        {message ? (
          <p className="ds-validation-message" data-field="validation" id="val-start-fel">
            {message}
          </p>
        ) : null}
      </div>
      <button
        className="ds-button"
        data-variant={asked?.preview ? 'secondary' : 'primary'}
        data-size="sm"
        type="submit"
      >
        Visa förslag
      </button>
    </Form>
  );
}
