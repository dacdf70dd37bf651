import type { ReportFacts, ReportSnapshot } from './report';

/** Something that is marked sekretess now, as a report that was published may tell of it. */
export interface WithheldThing {
  /** of a risk; null: something else */
  readonly riskNumber: number | null;
  /** of a milestone of one kommun its name, '' of one of all; null: something else */
  readonly kommun: string | null;
  /** what it is and was called */
  readonly titles: readonly string[];
  /** of these, those that nothing open in the project is called */
  readonly telling: readonly string[];
  /** it was there, open, when the report was published: what the report counts has it in */
  readonly counted: boolean;
}

/** What stands in the place of a text that names what is marked. */
export const WITHHELD_TEXT = 'Texten visas inte på grund av sekretess.';

/** What a reader is told of a report that something is left out of. */
export const WITHHELD_NOTE = 'En del av rapporten visas inte på grund av sekretess.';

/** A text that a person wrote, or in its place that it is withheld where it names what is marked. */
export function openText(text: string, things: readonly WithheldThing[]): string {
  const said = text.toLocaleLowerCase('sv');
  const names = things.flatMap(({ telling }) => telling);
  return names.some((name) => said.includes(name.toLocaleLowerCase('sv'))) ? WITHHELD_TEXT : text;
}

/**
 * A published report for whoever has no right to what is marked now: the record stays as it is, and what it tells of
 * marked things is left out as it is read. Counts that have them in are left out too.
 */
export function withoutMarked(snapshot: ReportSnapshot, things: readonly WithheldThing[]): ReportSnapshot {
  if (things.length === 0) return snapshot;
  const text = (written: string) => openText(written, things);
  const { draft, facts } = snapshot;
  const shown = {
    ...snapshot,
    draft: {
      results: text(draft.results),
      coming: text(draft.coming),
      lights: draft.lights.map((light) => ({
        ...light,
        ...{ text: text(light.text), deviation: text(light.deviation), measure: text(light.measure) },
      })),
      parts: Object.fromEntries(
        Object.entries(draft.parts).map(([part, said]) => [part, { ...said, comment: text(said.comment) }]),
      ) as typeof draft.parts,
    },
    facts: {
      ...facts,
      ...(facts.milestones ? { milestones: openMilestones(facts.milestones, things) } : {}),
      ...(facts.risks ? { risks: openRisks(facts.risks, things) } : {}),
      ...(facts.escalations ? { escalations: facts.escalations.filter((risk) => !isMarkedRisk(risk, things)) } : {}),
    },
  };
  // Told where something is left out, and only there: the note itself says nothing of a report that it leaves whole.
  const isWhole = JSON.stringify(contentOf(shown)) === JSON.stringify(contentOf(snapshot));
  return isWhole ? snapshot : { ...shown, withheld: true };
}

function contentOf({ draft, facts }: ReportSnapshot) {
  const { lights, results, coming, parts } = draft;
  return { lights, results, coming, parts, facts };
}

function openMilestones(
  milestones: ReportFacts['milestones'],
  things: readonly WithheldThing[],
): ReportFacts['milestones'] {
  const open = <Fact extends { readonly title: string; readonly kommun: string | null }>(facts: readonly Fact[]) =>
    facts.filter(
      (fact) => !things.some(({ kommun, titles }) => kommun === (fact.kommun ?? '') && titles.includes(fact.title)),
    );
  const { reached, moved, late, next } = milestones;
  // Parts stay in the order that they were kept in: what is left whole is found equal.
  return {
    ...milestones,
    reached: open(reached),
    moved: open(moved).map((move) => ({ ...move, reason: openText(move.reason, things) })),
    late: open(late),
    next: open(next),
  };
}

function openRisks(risks: ReportFacts['risks'], things: readonly WithheldThing[]): ReportFacts['risks'] {
  const isCounted = things.some(({ riskNumber, counted }) => riskNumber !== null && counted);
  const top = risks.top.filter((risk) => !isMarkedRisk(risk, things));
  return { ...risks, top, count: isCounted ? null : risks.count };
}

function isMarkedRisk({ number }: { readonly number: number }, things: readonly WithheldThing[]): boolean {
  return things.some(({ riskNumber }) => riskNumber === number);
}
