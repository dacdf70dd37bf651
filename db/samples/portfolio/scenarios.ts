import type { CooperationSlug } from './cooperations';
import type { PartySlug } from './parties';

/** A what-if of a whole cooperation with an assumed total, in whole kronor. */
export interface SampleScenario {
  readonly cooperation: CooperationSlug;
  readonly name: string;
  readonly note: string;
  readonly joins: PartySlug;
  readonly total: number;
  readonly introduction: number;
  /** in whole per cent */
  readonly growth: number;
  readonly ceiling: number;
  /** ISO */
  readonly createdAt: string;
  /** e-mail address of a demo account */
  readonly createdBy: string;
}

/**
 * One kommun more in eDala. The agreement's figures do not name any sum: the sums are assumptions and say so. That a new
 * member made a basis grow by 11 % where 15 % was allowed is from a real report on a new member.
 */
export const scenarios: readonly SampleScenario[] = [
  {
    cooperation: 'edala',
    name: 'Borlänge går med',
    note:
      'Vad händer med de tolvs kostnad om Borlänge går med? Summan 1\u00a0000\u00a0000\u00a0kr och införandet 100\u00a0000\u00a0kr är antaganden: ' +
      'källan har ingen budget. Tillväxten 11\u00a0% mot tillåtna 15\u00a0% är tagen från en rapport om en annan ny medlem.',
    joins: 'borlange',
    total: 1_000_000,
    introduction: 100_000,
    growth: 11,
    ceiling: 15,
    createdAt: '2020-12-17T13:20:00Z',
    createdBy: 'samordnare@samplan.test',
  },
];
