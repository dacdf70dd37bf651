import { sql, type RawBuilder } from 'kysely';

import type { RiskColour } from '~/domain/risk';
import type { RiskMandate } from '~/domain/risk-mandate';

/** What a rating says on its scale. */
interface RatingWords {
  readonly probabilityName: string;
  readonly consequenceName: string;
  readonly colour: RiskColour;
  readonly mandate: RiskMandate | null;
}

/**
 * The row that says what a rating means on a scale, to be joined laterally; none where it is not rated.
 * @param scaleId column with the scale
 * @param rating what has the columns probability and consequence
 */
export function ratingWords(scaleId: string, rating: string): RawBuilder<RatingWords> {
  return sql<RatingWords>`
    (select p.name as probability_name, k.name as consequence_name, c.colour, c.mandate
      from risk_scale_cell c
      join risk_scale_level p on p.scale_id = c.scale_id and p.axis = 'probability' and p.value = c.probability
      join risk_scale_level k on k.scale_id = c.scale_id and k.axis = 'consequence' and k.value = c.consequence
      where c.scale_id = ${sql.ref(scaleId)} and c.probability = ${sql.ref(`${rating}.probability`)}
        and c.consequence = ${sql.ref(`${rating}.consequence`)})`;
}
