import { checkFigures, type NewFigure } from '~/domain/basis';
import { judgeCorrection, judgeFigure } from '~/domain/basis-entry';
import { Refusal } from '~/domain/refusal';
import { confirmationOf } from '~/forms/basis';
import { LostRace } from '~/policy/form-failure';
import type { Guarded } from '~/policy/guard';
import type { Agreement } from '~/store/agreement';
import { listBasisMembers, listBasisSeries, lockFigure, type LockedFigure } from '~/store/basis';
import { oddityInWords } from '~/views/basis/oddity-words';
import { formatCount } from '~/views/shell/format';
import type { Transaction } from '~db/open';

/** A figure that can be stored but looks odd: every reason, at the box that says that it is right all the same. */
class OddFigure extends Refusal {
  override readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '), 'confirmed');
    this.name = 'OddFigure';
    this.problems = problems;
  }
}

/** What a typed figure is judged by. */
interface Typed {
  readonly seriesId: number;
  readonly figure: NewFigure;
  /** what the person has confirmed */
  readonly confirmed: string;
  /** the figure that is put right; null: this is a new one */
  readonly instead: LockedFigure | null;
}

/**
 * Judges a typed figure before it is stored.
 * @throws Refusal when it is about a stranger, or odd and not confirmed just like this
 */
export async function checkTyped(
  { viewer, found, context }: Guarded<Agreement>,
  trx: Transaction,
  { seriesId, figure, confirmed, instead }: Typed,
): Promise<void> {
  const today = context.clock.today();
  const [members, all] = await Promise.all([
    listBasisMembers(trx, viewer, found.id, today),
    listBasisSeries(trx, viewer, found.id, today),
  ]);
  const series = all.find(({ id }) => id === seriesId);
  if (!series) throw new Refusal('Serien finns inte i den här samverkan.');
  if (instead === null) checkFigures([figure], members);
  const stored = series.figures.filter(({ id }) => id !== instead?.id);
  const basis = { members, stored, agreementMonthDay: found.referenceMonthDay, today };
  const oddities = instead ? judgeCorrection(figure, instead, basis) : judgeFigure(figure, basis).oddities;
  if (oddities.length > 0 && confirmed !== confirmationOf(figure)) {
    throw new OddFigure(oddities.map((oddity) => oddityInWords(oddity, figure)));
  }
}

/**
 * The figure that somebody wants to put right, locked.
 * @throws LostRace when it was corrected or taken back meanwhile
 */
export async function lockSeenFigure(
  { viewer, found, context }: Guarded<Agreement>,
  trx: Transaction,
  seen: number,
): Promise<LockedFigure> {
  const today = context.clock.today();
  const figure = await lockFigure(trx, viewer, found.id, seen, today);
  if (!figure) throw new Refusal('Siffran finns inte i den här samverkan.');
  if (figure.standing) return figure;
  const series = (await listBasisSeries(trx, viewer, found.id, today)).find(({ id }) => id === figure.seriesId);
  const now = series?.figures.find(
    ({ partyId, unitId, date }) => partyId === figure.partyId && unitId === figure.unitId && date === figure.date,
  );
  if (!now) throw new Refusal('Siffran är tillbakatagen. Skriv in en ny i stället.');
  throw new LostRace({
    version: now.id,
    values: [
      ['Antal', formatCount(now.value)],
      ['Källa', now.source],
    ],
  });
}
