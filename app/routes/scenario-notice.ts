import type { AppLoadContext } from '@remix-run/node';

import { askedFigures, withAssumedFigures, type SeriesIds } from '~/domain/assumed-figure';
import {
  leavingReceivers,
  redistributed,
  type LeavingLines,
  type LeavingReceivers,
  type Redistribution,
} from '~/domain/departure';
import type { ShareBasis } from '~/domain/key';
import { sumOre } from '~/domain/money';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { listKeySeries } from '~/store/key';
import type { ScenarioParty } from '~/store/scenario-ground';
import type { ScenarioQuestions } from '~/views/scenario/scenario-result';

import type { ScenarioAsked } from './scenario-ground';

/**
 * What a calculation meets on its way that somebody has to say something about. It is filled in while shares are
 * computed, so that the form can ask also where they cannot be.
 */
export interface Noticed {
  readonly series: SeriesIds;
  readonly nameOf: (partyId: number) => string;
  /** what the shares of what if stand on, without anything assumed */
  readonly bases: ShareBasis[];
  readonly leaving: LeavingLines[];
  readonly receivers: LeavingReceivers[];
  readonly redistributions: Redistribution[];
}

/** Nothing is met yet. @param parties whom a scenario can name */
export async function startNoticing(
  { db }: Pick<AppLoadContext, 'db'>,
  viewer: Viewer,
  cooperationId: number,
  parties: readonly ScenarioParty[],
): Promise<Noticed> {
  const series = await listKeySeries(db, viewer, cooperationId);
  return {
    series: new Map(series.map(({ id, name }) => [name, id])),
    nameOf: (partyId) => parties.find(({ id }) => id === partyId)?.name ?? 'en part',
    bases: [],
    leaving: [],
    receivers: [],
    redistributions: [],
  };
}

/** What the form asks. @param newcomers who is in the scenario and not there today */
export function questionsOf(
  noticed: Noticed,
  figures: ScenarioAsked['scenario']['figures'],
  newcomers: readonly number[],
): ScenarioQuestions {
  const { series, bases, leaving, receivers } = noticed;
  const lines = new Map<number, LeavingLines>();
  for (const each of leaving) {
    const before = lines.get(each.partyId);
    const names = [...new Set([...(before?.names ?? []), ...each.names])];
    lines.set(each.partyId, { ...each, names, sum: sumOre([...(before ? [before.sum] : []), each.sum]) });
  }
  return {
    figures: askedFigures(bases, newcomers, { figures, series }),
    lines: [...lines.values()],
    receivers:
      receivers.length === 0
        ? null
        : {
            names: [...new Set(receivers.flatMap(({ names }) => names))],
            needed: receivers.some(({ needed }) => needed),
          },
  };
}

/** What the shares of what if stand on: assumed figures where they count, and the key without those who are not there. */
export function supposing({ scenario, noticed, context }: ScenarioAsked): (basis: ShareBasis) => ShareBasis {
  return (basis) => {
    const { series, nameOf } = noticed;
    noticed.bases.push(basis);
    const counted = withAssumedFigures(basis, { figures: scenario.figures, series, today: context.clock.today() });
    const receivers = leavingReceivers(basis, nameOf);
    if (!receivers) return counted;
    noticed.receivers.push(receivers);
    if (!scenario.redistribute) {
      if (!receivers.needed) return counted;
      const names = receivers.names.join(', ');
      throw new Refusal(
        `Nyckeln ger en andel till ${names}, som inte är med i scenariot. Välj vad som händer med den.`,
      );
    }
    const { basis: shared, changes } = redistributed(counted, nameOf);
    noticed.redistributions.push(...changes);
    return shared;
  };
}
