import type { FieldMetadata } from '@conform-to/react';

import { groupBy } from '~/domain/group-by';
import type { ReportablePhase } from '~/domain/time-entry';
import { FieldErrors } from '~/views/shell/form/FieldFrame';
import { phaseLabel } from '~/views/shell/phase-name';

import type { WeekRow } from './week-rows';

interface WeekPlaceProps {
  readonly row: WeekRow;
  /** from 0 */
  readonly at: number;
  readonly phases: readonly ReportablePhase[];
  readonly phaseId: FieldMetadata<unknown> | undefined;
  readonly role: FieldMetadata<unknown> | undefined;
}

/** What a row of the week is about: as text, or for a new row as a choice of phase and role. */
export function WeekPlace({ row: { place }, at, phases, phaseId, role }: WeekPlaceProps) {
  if (!phaseId || !role) return null;
  if (place) {
    return (
      <>
        <input type="hidden" name={phaseId.name} value={place.phaseId} />
        <input type="hidden" name={role.name} value={place.role} />
        {place.projectName}
        <span className="cell-sub">
          Fas {place.phaseNumber} · {place.role}
        </span>
        <FieldErrors meta={role} />
      </>
    );
  }
  const byProject = [...groupBy(phases, (phase) => phase.projectId).values()];
  return (
    <div className="week-place">
      <select
        className="ds-input"
        id={phaseId.id}
        name={phaseId.name}
        key={`${phaseId.key ?? ''} fas`}
        defaultValue={String(phaseId.initialValue ?? '')}
        aria-label={`Projekt och fas, ny rad ${at + 1}`}
        aria-invalid={phaseId.errors ? true : undefined}
        aria-describedby={phaseId.errors ? phaseId.errorId : undefined}
      >
        <option value="">Välj projekt och fas</option>
        {byProject.map((own) => (
          <optgroup key={own[0]!.projectId} label={own[0]!.projectName}>
            {own.map((phase) => (
              <option key={phase.phaseId} value={phase.phaseId}>
                {phaseLabel(phase)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <FieldErrors meta={phaseId} />
      <select
        className="ds-input"
        id={role.id}
        name={role.name}
        key={`${role.key ?? ''} roll`}
        defaultValue={String(role.initialValue ?? '')}
        aria-label={`Roll, ny rad ${at + 1}`}
        aria-invalid={role.errors ? true : undefined}
        aria-describedby={role.errors ? role.errorId : undefined}
      >
        <option value="">Välj roll</option>
        {byProject.map((own) => (
          <optgroup key={own[0]!.projectId} label={own[0]!.projectName}>
            {own[0]!.roles.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <FieldErrors meta={role} />
    </div>
  );
}
