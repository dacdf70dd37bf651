import { listedColour, riskValue, type RiskColour, type RiskRating, type RiskScale } from './risk';
import type { DecidingBody, RiskAnswer, RiskMandate } from './risk-mandate';

/** A column of a register as a table: what it is called in files, and everything that a heading may say instead. */
interface RiskColumn {
  /** heading of CSV */
  readonly code: string;
  /** heading of a spreadsheet */
  readonly label: string;
  readonly also: readonly string[];
  /** in characters */
  readonly width: number;
  /** follows from the rest: it is written, and left alone when read */
  readonly derived?: true;
}

/** Every column of a register as a table, in the order in which they are written. */
export const RISK_COLUMNS = {
  number: { code: 'nr', label: 'Nr', also: ['nummer', 'id'], width: 6 },
  title: { code: 'titel', label: 'Risk', also: ['rubrik'], width: 48 },
  category: { code: 'kategori', label: 'Kategori', also: ['område'], width: 18 },
  threat: { code: 'hot', label: 'Hot', also: [], width: 32 },
  vulnerability: { code: 'sarbarhet', label: 'Sårbarhet', also: [], width: 32 },
  consequenceText: { code: 'foljd', label: 'Följd', also: [], width: 32 },
  probability: { code: 'sannolikhet', label: 'Sannolikhet', also: ['s'], width: 16 },
  consequence: { code: 'konsekvens', label: 'Konsekvens', also: ['k'], width: 16 },
  value: { code: 'riskvarde', label: 'Riskvärde', also: ['värde', 'risktal'], width: 10, derived: true },
  listed: { code: 'farg', label: 'Färg', also: [], width: 12, derived: true },
  derivedColour: { code: 'farg_enligt_skala', label: 'Färg enligt skalan', also: [], width: 14, derived: true },
  afterProbability: { code: 'sannolikhet_efter', label: 'Sannolikhet efter åtgärder', also: [], width: 16 },
  afterConsequence: { code: 'konsekvens_efter', label: 'Konsekvens efter åtgärder', also: [], width: 16 },
  afterValue: { code: 'riskvarde_efter', label: 'Riskvärde efter åtgärder', also: [], width: 10, derived: true },
  afterColour: { code: 'farg_efter', label: 'Färg efter åtgärder', also: [], width: 12, derived: true },
  treatment: { code: 'behandling', label: 'Behandling', also: ['hantering'], width: 12 },
  owner: { code: 'agare', label: 'Ägare', also: ['ansvarig'], width: 20 },
  status: { code: 'status', label: 'Status', also: [], width: 10 },
  statedColour: { code: 'egen_farg', label: 'Egen färg', also: [], width: 10 },
  statedReason: { code: 'motivering_farg', label: 'Motivering till färgen', also: [], width: 28 },
  mandate: { code: 'mandat', label: 'Mandat', also: [], width: 20, derived: true },
  waiting: { code: 'vantar_pa', label: 'Väntar på beslut av', also: [], width: 20, derived: true },
  decision: { code: 'beslut', label: 'Beslut nr', also: [], width: 10, derived: true },
  openMeasures: { code: 'atgarder_pagar', label: 'Åtgärder som pågår', also: [], width: 10, derived: true },
  nextDue: { code: 'nasta_slutdag', label: 'Nästa slutdag', also: [], width: 12, derived: true },
  secrecy: { code: 'sekretess', label: 'Sekretess', also: [], width: 24, derived: true },
} as const satisfies Record<string, RiskColumn>;

export type RiskColumnName = keyof typeof RISK_COLUMNS;

/** A risk as a table holds it. */
export interface TabledRisk {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly category: string;
  readonly threat: string;
  readonly vulnerability: string;
  readonly consequenceText: string;
  readonly scaleId: number;
  readonly rating: RiskRating | null;
  readonly derivedColour: RiskColour | null;
  readonly after: RiskRating | null;
  readonly afterColour: RiskColour | null;
  readonly treatment: string;
  readonly owner: string;
  readonly status: string;
  readonly statedColour: RiskColour | null;
  readonly statedReason: string;
  readonly mandate: RiskMandate | null;
  readonly escalation: {
    readonly to: DecidingBody;
    readonly answer: RiskAnswer | null;
    readonly decisionNumber: number | null;
  } | null;
  readonly openMeasures: number;
  readonly nextDue: string | null;
  readonly secrecy: { readonly ground: string } | null;
}

export const NOT_RATED = 'ej värderad';

/** The risks as rows under {@link RISK_COLUMNS}: what is read back as the same risks. */
export function riskTable(risks: readonly TabledRisk[], scales: readonly RiskScale[]): (string | number | null)[][] {
  const names = Object.keys(RISK_COLUMNS) as RiskColumnName[];
  return risks.map((risk) => {
    const scale = scales.find(({ id }) => id === risk.scaleId);
    const cells: Record<RiskColumnName, string | number | null> = {
      number: risk.number,
      title: risk.title,
      category: risk.category || null,
      threat: risk.threat || null,
      vulnerability: risk.vulnerability || null,
      consequenceText: risk.consequenceText || null,
      probability: levelName(scale?.probabilityNames, risk.rating?.probability),
      consequence: levelName(scale?.consequenceNames, risk.rating?.consequence),
      value: riskValue(scale, risk.rating),
      listed: listedColour(risk.statedColour, risk.derivedColour) ?? NOT_RATED,
      derivedColour: risk.derivedColour ?? NOT_RATED,
      afterProbability: levelName(scale?.probabilityNames, risk.after?.probability),
      afterConsequence: levelName(scale?.consequenceNames, risk.after?.consequence),
      afterValue: riskValue(scale, risk.after),
      afterColour: risk.afterColour,
      treatment: risk.treatment,
      owner: risk.owner || null,
      status: risk.status,
      statedColour: risk.statedColour,
      statedReason: risk.statedReason || null,
      mandate: risk.mandate,
      waiting: risk.escalation && risk.escalation.answer === null ? risk.escalation.to : null,
      decision: risk.escalation?.decisionNumber ?? null,
      openMeasures: risk.openMeasures,
      nextDue: risk.nextDue,
      secrecy: risk.secrecy?.ground ?? null,
    };
    return names.map((name) => cells[name]);
  });
}

function levelName(names: readonly string[] | undefined, level: number | undefined): string | null {
  return level === undefined ? null : (names?.[level - 1] ?? String(level));
}
