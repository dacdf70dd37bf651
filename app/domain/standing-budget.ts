import type { BudgetState } from './budget';

/** How far a budget that counts has come. A draft is no commitment, and what is submitted awaits decisions. */
export type Commitment = Extract<BudgetState, 'godkänd' | 'inskickad' | 'utkast'>;

/** From the firmest to the loosest. */
export const COMMITMENTS: readonly Commitment[] = ['godkänd', 'inskickad', 'utkast'];

interface Versioned {
  readonly version: number;
  readonly state: BudgetState;
}

/** What counts of a phase's budget versions, and what is proposed in its stead. */
export interface Standing<Version> {
  readonly counts: Version & { readonly state: Commitment };
  /** a newer version on its way; never added to the one that counts */
  readonly proposed: (Version & { readonly state: Commitment }) | null;
}

/**
 * The version of a phase's budget that counts when parties' commitments are summed: the newest approved one, else the
 * newest submitted one, else the draft. Rejected, replaced and withdrawn versions never count (DOMAIN.md 2.1).
 * @returns null when no version counts
 */
export function standingOf<Version extends Versioned>(versions: readonly Version[]): Standing<Version> | null {
  const newestFirst = versions.filter(isOpen).sort((a, b) => b.version - a.version);
  for (const commitment of COMMITMENTS) {
    const counts = newestFirst.find(({ state }) => state === commitment);
    if (counts) {
      const [newest] = newestFirst;
      return { counts, proposed: newest && newest.version > counts.version ? newest : null };
    }
  }
  return null;
}

function isOpen<Version extends Versioned>(version: Version): version is Version & { readonly state: Commitment } {
  return COMMITMENTS.some((commitment) => commitment === version.state);
}
