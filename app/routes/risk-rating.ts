import { checkRating, ratingOf } from '~/domain/risk';
import { bulkRating, type RowRating } from '~/domain/risk-rating';
import { Refusal } from '~/domain/refusal';
import { rateRisksForm } from '~/forms/risk';
import { LostRace } from '~/policy/form-failure';
import { intent, type Intent } from '~/policy/guard';
import type { Project } from '~/store/project';
import type { RiskDetail } from '~/store/risk';
import { unchanged, updateRisk } from '~/store/risk-change';
import { lockRegister } from '~/store/risk-import';
import { listRiskScales } from '~/store/risk-scale';
import { riskAddress } from '~/views/risk/risk-address';
import { ratingText } from '~/views/risk/risk-words';

import { project } from './subjects';

/** Rates every risk in the list that was rated otherwise than it is: all of them or none. */
export const ratingIntents: Record<string, Intent<Project>> = {
  rate: intent(project, {
    may: 'risk.edit',
    form: rateRisksForm,
    run: async ({ viewer, found, url, write }, { rows, note }) => {
      const typed = rows.map(({ probability, consequence, afterProbability, afterConsequence, ...row }) => ({
        ...row,
        rating: ratingOf(probability, consequence),
        after: ratingOf(afterProbability, afterConsequence),
      }));
      const rated = await write(async (trx, actor) => {
        const risks = await lockRegister(trx, viewer, found.id);
        const scales = await listRiskScales(trx, viewer, found.cooperationId);
        const { changes, overtaken, gone } = bulkRating(typed, risks);
        if (gone.length > 0) {
          throw new Refusal(
            'En risk som du har värderat har tagits bort av någon annan. Den står inte längre i listan. Inget är sparat än.',
          );
        }
        if (overtaken.length > 0) throw lostRace(overtaken);
        for (const { risk, at, rating, after } of changes) {
          const scale = scales.find(({ id }) => id === risk.scaleId) ?? null;
          checkRating(scale, rating, `rows[${at}].probability`);
          checkRating(scale, after, `rows[${at}].afterProbability`);
          await updateRisk(trx, actor, found.id, risk, { ...unchanged(risk), rating, after, note });
        }
        return changes.length;
      });
      return riskAddress(`/projekt/${found.slug}/risker`, url.searchParams, { varderade: rated });
    },
  }),
};

/** The rows as they now are, by the numbers of their risks; sent again they are meant. */
function lostRace(overtaken: readonly RowRating<RiskDetail>[]): LostRace {
  return new LostRace({
    version: 0,
    values: overtaken.map(({ risk }) => [`Risk ${risk.number}`, ratingText(risk)]),
    versions: Object.fromEntries(overtaken.map(({ risk }) => [risk.id, risk.version])),
  });
}
