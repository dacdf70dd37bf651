import type { RiskRating } from './risk';
import { Refusal } from './refusal';

/** What the risks of a new member are gathered under (DOMAIN.md 4.6). */
export const NEW_MEMBER_CATEGORIES = ['Organisation', 'Ekonomi', 'Teknik'] as const;
export type NewMemberCategory = (typeof NEW_MEMBER_CATEGORIES)[number];

export const ASSESSED_LEVELS = ['låg', 'medel', 'hög'] as const;
export type AssessedLevel = (typeof ASSESSED_LEVELS)[number];

export const RECOMMENDATIONS = ['tillstyrks', 'tillstyrks med villkor', 'avstyrks'] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

/** What is thought of a new member as a whole; texts are '' where nothing is written. */
export interface OverallAssessment {
  readonly summary: string;
  readonly otherFactors: string;
  readonly opportunity: string;
  /** null: not judged yet */
  readonly riskLevel: AssessedLevel | null;
  /** null: none yet */
  readonly recommendation: Recommendation | null;
  readonly conditions: string;
}

/**
 * A recommendation with conditions says which, and one needs to have judged the risk.
 * @throws Refusal at `conditions` or `riskLevel`
 */
export function checkAssessment({ riskLevel, recommendation, conditions }: OverallAssessment): void {
  if (recommendation === 'tillstyrks med villkor' && conditions === '') {
    throw new Refusal('Skriv vilka villkoren är.', 'conditions');
  }
  if (recommendation !== null && riskLevel === null) {
    throw new Refusal('Välj risknivå. En rekommendation bygger på den.', 'riskLevel');
  }
}

/** A risk of the template, on a scale of three levels; null: to be rated by those who know. */
export interface TemplateRisk {
  readonly category: NewMemberCategory;
  readonly title: string;
  readonly rating: RiskRating | null;
}

const [LOW, MEDIUM, HIGH] = [1, 2, 3] as const;
const risk = (category: NewMemberCategory, title: string, probability: number, consequence: number): TemplateRisk => ({
  category,
  title,
  rating: { probability, consequence },
});

/** What usually can go wrong when a kommun joins, with the levels of an assessment that was made. */
export const NEW_MEMBER_RISKS: readonly TemplateRisk[] = [
  risk('Organisation', 'Ny kommun förstår inte modellen', LOW, LOW),
  risk('Organisation', 'Otydligt ansvar mellan kommunerna', LOW, MEDIUM),
  risk('Organisation', 'Motstånd mot nytt arbetssätt', MEDIUM, MEDIUM),
  risk('Organisation', 'Ny personal saknar gemensamma rutiner', MEDIUM, MEDIUM),
  risk('Ekonomi', 'Kostnadsfördelningen blir fel', LOW, HIGH),
  risk('Ekonomi', 'Ny kommun underskattar sitt införande', MEDIUM, MEDIUM),
  risk('Ekonomi', 'Utjämningen upplevs orättvis', LOW, LOW),
  risk('Teknik', 'Problem vid serverflytt', LOW, HIGH),
  risk('Teknik', 'Integrationer skiljer sig åt', LOW, MEDIUM),
  risk('Teknik', 'Högre belastning efter utökning', LOW, MEDIUM),
  risk('Teknik', 'Mer support efter anslutning', MEDIUM, MEDIUM),
  risk('Teknik', 'Leverantören anser att utökningen kräver tilläggsavtal', MEDIUM, HIGH),
];
