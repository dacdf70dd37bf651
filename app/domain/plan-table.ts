/** A column of a plan as a table: what it is called in files, and everything that a heading may say instead. */
export interface PlanColumn {
  /** heading of CSV */
  readonly code: string;
  /** heading of a spreadsheet */
  readonly label: string;
  readonly also: readonly string[];
  /** in characters */
  readonly width: number;
}

/** Every column of a plan as a table, in the order in which they are written. */
export const PLAN_COLUMNS = {
  row: { code: 'rad', label: 'Rad', also: ['nummer'], width: 6 },
  kind: { code: 'typ', label: 'Typ', also: ['slag'], width: 12 },
  phase: { code: 'fas', label: 'Fas', also: [], width: 24 },
  heading: { code: 'under', label: 'Under rad', also: [], width: 10 },
  label: { code: 'nr', label: 'Nr', also: ['beteckning'], width: 8 },
  name: { code: 'namn', label: 'Namn', also: ['benämning', 'aktivitet', 'milstolpe'], width: 40 },
  start: { code: 'start', label: 'Start', also: ['startdatum'], width: 12 },
  end: { code: 'slut', label: 'Slut', also: ['slutdatum', 'datum', 'prognos'], width: 12 },
  percent: { code: 'klart_procent', label: 'Klart, %', also: ['klart', 'procent'], width: 9 },
  actual: { code: 'utfall', label: 'Utfall', also: [], width: 12 },
  responsible: { code: 'ansvarig', label: 'Ansvarig', also: [], width: 22 },
  before: { code: 'foregangare', label: 'Föregångare', also: ['beror på'], width: 18 },
  baselineStart: { code: 'baslinje_start', label: 'Baslinje, start', also: [], width: 14 },
  baselineEnd: { code: 'baslinje_slut', label: 'Baslinje, slut', also: ['baslinje'], width: 14 },
  mark: { code: 'samplan_id', label: 'Samplan-id', also: [], width: 18 },
  // Written, and left alone when read: what is marked is marked in the product.
  secrecy: { code: 'sekretess', label: 'Sekretess', also: [], width: 24 },
} as const satisfies Record<string, PlanColumn>;

export type PlanColumnName = keyof typeof PLAN_COLUMNS;

/** What a row is, by the word in the column typ. */
export const KIND_WORDS = { fas: 'phase', aktivitet: 'activity', milstolpe: 'milestone' } as const;
