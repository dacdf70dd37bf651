import type { Defaulted, Id, Json, Kept, Optional } from './columns';

export type ReportState = 'utkast' | 'publicerad' | 'ersatt';
export type AnswerKind = 'noterad' | 'fråga' | 'beslut föreslås' | 'svar';

export interface ReportAreaTable {
  id: Id;
  cooperationId: number;
  name: string;
  position: number;
}

export interface StatusReportTable {
  id: Id;
  projectId: number;
  number: number;
  edition: Defaulted<number>;
  replaces: Optional<number>;
  replaceReason: Optional<string>;
  state: Defaulted<ReportState>;
  periodStart: string;
  periodEnd: string;
  draft: Json<unknown>;
  version: Defaulted<number>;
  snapshot: Optional<string>;
  publishedOn: Optional<string>;
  publishedAt: Optional<string>;
  publishedBy: Optional<number>;
}

export interface ReportAnswerTable {
  id: Id;
  reportId: Kept<number>;
  answersId: Kept<number | null>;
  kind: Kept<AnswerKind>;
  text: Kept<string>;
  at: Kept<string>;
  onDate: Kept<string>;
  userId: Kept<number>;
  requestToken: Kept<string>;
}
