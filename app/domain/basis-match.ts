import type { BasisMember } from './basis';
import type { CalendarDate } from './calendar';
import { ImportRefusal, type ImportedFigure, type ImportedPlace } from './import-table';

/** A figure of a file with the member, or unit of a member, that it is about. */
export interface Matched {
  readonly partyId: number;
  readonly partyName: string;
  readonly code: string | null;
  readonly unitId: number | null;
  readonly unitName: string | null;
  readonly date: CalendarDate;
  readonly value: number | null;
}

/** A row whose code and name are of different parties; the code is what counts where somebody says so. */
export interface Contradiction {
  /** as the file has it */
  readonly code: string;
  readonly name: string;
  /** the member of that code; null: none has it, and the row would be passed over */
  readonly partyName: string | null;
}

export interface Matches {
  readonly matched: readonly Matched[];
  /** once each */
  readonly contradictions: readonly Contradiction[];
  /** who stands in the file and is no member, once each */
  readonly unknown: readonly string[];
  /** who should have a row on a date and has none */
  readonly missingOn: (date: CalendarDate) => string[];
}

/**
 * Finds the member of each row: by kommunkod where the row has one, else by name ("Mora", "Mora kommun").
 * @throws ImportRefusal for a unit that a member does not have, or two rows about the same on a date
 */
export function matchFigures(figures: readonly ImportedFigure[], members: readonly BasisMember[]): Matches {
  const byCode = new Map(members.flatMap((member) => (member.code === null ? [] : [[member.code, member] as const])));
  const byName = new Map(members.flatMap((member) => namesOf(member).map((name) => [name, member] as const)));
  const unknown = new Set<string>();
  const problems = new Set<string>();
  const matched = new Map<string, Matched>();
  const contradictions = new Map<string, Contradiction>();

  for (const { place, unit, date, value } of figures) {
    const member = place.code === null ? byName.get(fold(place.name!)) : byCode.get(place.code);
    const contradiction = contradictionIn(place, member ?? null, byName);
    if (contradiction) contradictions.set(label(place), contradiction);
    if (!member) {
      unknown.add(label(place));
      continue;
    }
    const { partyId, partyName, code } = member;
    const own = unit === null ? null : member.units.find(({ name }) => fold(name) === fold(unit));
    if (own === undefined) {
      problems.add(noSuchUnit(member, unit!));
      continue;
    }
    const key = `${partyId} ${own?.id ?? ''} ${date}`;
    if (matched.has(key)) {
      problems.add(`${partyName}${own ? `, ${own.name}` : ''} står två gånger i filen för ${date}.`);
    }
    matched.set(key, { partyId, partyName, code, unitId: own?.id ?? null, unitName: own?.name ?? null, date, value });
  }
  if (problems.size > 0) throw new ImportRefusal([...problems]);
  const expected = expectedIn(figures, members);
  return {
    matched: [...matched.values()],
    contradictions: [...contradictions.values()],
    unknown: [...unknown],
    missingOn: (date) => expected.filter(({ key }) => !matched.has(`${key} ${date}`)).map(({ name }) => name),
  };
}

function contradictionIn(
  { code, name }: ImportedPlace,
  member: BasisMember | null,
  byName: ReadonlyMap<string, BasisMember>,
): Contradiction | null {
  if (code === null || name === null) return null;
  if (member ? isNameOf(name, member) : !byName.has(fold(name))) return null;
  return { code, name, partyName: member?.partyName ?? null };
}

/** "Mora", "Mora kommun", "Falu kommun": the name of a kommun in another form differs by a letter at its end. */
function isNameOf(name: string, { partyName }: BasisMember): boolean {
  const [typed, own] = [bare(name), bare(partyName)];
  return typed === own || (typed.length > own.length ? isLonger(typed, own) : isLonger(own, typed));
}

function isLonger(long: string, short: string): boolean {
  return long.length === short.length + 1 && long.startsWith(short);
}

function bare(name: string): string {
  return fold(name).replace(/ (kommun|stad)$/, '');
}

/** A file by unit should have every unit, a file by code everybody with a code, else everybody. */
function expectedIn(figures: readonly ImportedFigure[], members: readonly BasisMember[]) {
  const byUnit = figures.some(({ unit }) => unit !== null);
  const byCode = figures.every(({ place }) => place.code !== null);
  return members.flatMap(({ partyId, partyName, code, units }) => {
    if (byUnit && units.length > 0) {
      return units.map((unit) => ({ key: `${partyId} ${unit.id}`, name: `${partyName}, ${unit.name}` }));
    }
    return byCode && code === null
      ? []
      : [{ key: `${partyId} `, name: code === null ? partyName : `${code} ${partyName}` }];
  });
}

function namesOf({ partyName }: BasisMember): string[] {
  const name = fold(partyName);
  return [name, `${name} kommun`, `${name}s kommun`];
}

function noSuchUnit({ partyName, units }: BasisMember, unit: string): string {
  const known = units.map(({ name }) => name).join(', ');
  return `${partyName} har ingen enhet ”${unit.slice(0, 60)}”. ${known ? `Enheterna är ${known}.` : 'Lämna kolumnen enhet tom.'}`;
}

function label({ code, name }: ImportedPlace): string {
  return [code, name].filter(Boolean).join(' ');
}

function fold(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
