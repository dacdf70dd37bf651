import type { CalendarDate } from '~/domain/calendar';
import type { PlannedItem, TemplateDependency, TemplateKind } from '~/domain/plan-template';

/** A template as it would be put into a plan, shown before anything is written. */
export interface TemplatePreview {
  readonly start: CalendarDate;
  readonly items: readonly PlannedItem[];
  readonly dependencies: readonly TemplateDependency[];
  /** fingerprint of the rows: another plan meanwhile is shown anew */
  readonly seen: string;
}

/** What an address asks to be shown of a template. */
export interface AskedTemplate {
  readonly template: {
    readonly id: number;
    readonly name: string;
    readonly kind: TemplateKind;
    readonly description: string;
  };
  /** as it was typed; '' when none is chosen yet */
  readonly start: string;
  readonly preview: TemplatePreview | null;
  /** why there is no preview */
  readonly message: string | null;
}
