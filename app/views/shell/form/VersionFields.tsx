import type { SubmissionResult } from '@conform-to/react';

interface VersionFieldsProps {
  readonly row: { readonly id: number; readonly version: number };
  /** what the form's last submission answered */
  readonly lastResult: SubmissionResult<string[]> | undefined;
  /** the version field's initial value in the form */
  readonly opened: string | undefined;
}

/**
 * Which row a form changes and in which version it was seen: the one on the screen when the form was opened, never
 * a newer one that a reload brought. A lost race answers with the newer one, so sending again is a deliberate
 * overwrite; Conform does not take it over into a form that is already there, hence the look at the answer.
 */
export function VersionFields({ row, lastResult, opened }: VersionFieldsProps) {
  const version = String(lastResult?.initialValue?.version ?? opened ?? row.version);
  return (
    <>
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="version" key={version} defaultValue={version} />
    </>
  );
}
