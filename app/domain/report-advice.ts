import { sumOre } from './money';
import { LEVELS, type AreaLight, type Level, type ReportFacts } from './report';

/** A light that the figures contradict, with the level that they speak for. */
export interface Advice {
  readonly area: string;
  readonly level: Level;
  /** "Tid är enligt plan men två milstolpar är försenade." */
  readonly text: string;
}

/**
 * Where a light is better than the figures say. It is advice: the projektledare knows more than the figures, and a
 * light that is worse than they say is never doubted.
 */
export function adviceOn(lights: readonly AreaLight[], facts: ReportFacts): Advice[] {
  return lights.flatMap(({ area, level }) => {
    const finding = findingOn(area, facts);
    if (!finding || level === null || LEVELS.indexOf(level) >= LEVELS.indexOf(finding.level)) return [];
    return [{ area, level: finding.level, text: `${area} är ${level} men ${finding.because}.` }];
  });
}

interface Finding {
  readonly level: Level;
  readonly because: string;
}

function findingOn(area: string, facts: ReportFacts): Finding | null {
  switch (area.toLowerCase()) {
    case 'tid':
      return timeFinding(facts);
    case 'budget':
      return moneyFinding(facts);
    default:
      return null;
  }
}

function timeFinding({ milestones: { late, moved }, undecidedGates }: ReportFacts): Finding | null {
  const found = [
    late.length > 0 && `${milestones(late.length)} är försenad${late.length > 1 ? 'e' : ''}`,
    undecidedGates > 0 && `${gates(undecidedGates)} har passerat utan beslut`,
  ].filter((text) => text !== false);
  if (found.length > 0) return { level: 'komplikationer', because: found.join(' och ') };
  const later = moved.filter(({ from, to }) => from !== null && to !== null && to > from);
  if (later.length === 0) return null;
  return { level: 'mindre komplikationer', because: `${milestones(later.length)} har senarelagts` };
}

function moneyFinding({ followUp, approvals }: ReportFacts): Finding | null {
  const budget = sumOre(followUp.map((row) => row.budget));
  const forecast = sumOre(followUp.map((row) => row.forecast));
  if (forecast > budget) return { level: 'komplikationer', because: 'prognosen är högre än budgeten' };
  const running = approvals.find((approval) => approval.running);
  return running
    ? { level: 'mindre komplikationer', because: `fas ${running.phaseNumber} pågår utan att alla har godkänt` }
    : null;
}

const WORDS = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];

function milestones(count: number): string {
  return `${WORDS[count] ?? count} ${count === 1 ? 'milstolpe' : 'milstolpar'}`;
}

function gates(count: number): string {
  return `${WORDS[count] ?? count} ${count === 1 ? 'beslutspunkt' : 'beslutspunkter'}`;
}
