import { ImportRefusal } from './import-table';

/** One value of a dimension: "2084" Avesta, "2018" 2018, "1" män. */
export interface Category {
  readonly code: string;
  readonly label: string;
}

export interface Dimension {
  readonly id: string;
  readonly label: string;
  readonly categories: readonly Category[];
  /** what the values refer to, by category: "31 december respektive år" */
  readonly period: Readonly<Record<string, unknown>>;
}

/** A JSON-stat 2 dataset whose shapes are made one: categories in order, values by position. */
export interface JsonStat {
  readonly label: string;
  readonly source: string | null;
  readonly tableId: string | null;
  readonly dimensions: readonly Dimension[];
  /** The value at a position in row-major order; null where there is none. */
  readonly valueAt: (position: number) => unknown;
}

/** All ages, both sexes and four marital states of every kommun in some years are fewer. */
const MAX_CELLS = 1_000_000;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON-stat 2 dataset. `category.index` may be a list or an object of positions, and is left out for a
 * dimension of one; `value` may be a list or an object of the positions that have one.
 * @throws ImportRefusal when it is something else
 */
export function parseJsonStat(text: string): JsonStat {
  let dataset: unknown;
  try {
    dataset = JSON.parse(text);
  } catch {
    throw new ImportRefusal(['Filen är inte giltig JSON. Kanske blev den avbruten. Hämta den en gång till.']);
  }
  if (!isObject(dataset) || dataset.class !== 'dataset' || !Array.isArray(dataset.id) || !isObject(dataset.dimension)) {
    throw new ImportRefusal(['Filen är JSON men ingen tabell från SCB. Välj formatet JSON-stat 2 när du hämtar den.']);
  }
  const sizes = dataset.size;
  const dimension = dataset.dimension;
  const dimensions = dataset.id.map((id: unknown, at) =>
    readDimension(String(id), Object.hasOwn(dimension, String(id)) ? dimension[String(id)] : null, sizeAt(sizes, at)),
  );
  const cells = dimensions.reduce((product, { categories }) => product * categories.length, 1);
  if (cells > MAX_CELLS)
    throw new ImportRefusal(['Tabellen har för många värden. Välj färre år, åldrar eller områden.']);
  const px = isObject(dataset.extension) && isObject(dataset.extension.px) ? dataset.extension.px : {};
  return {
    label: textOf(dataset.label) ?? '',
    source: textOf(dataset.source),
    tableId: textOf(px.tableid) ?? textOf(px.tableId),
    dimensions,
    valueAt: readValues(dataset.value, cells),
  };
}

function sizeAt(sizes: unknown, at: number): number {
  const size: unknown = Array.isArray(sizes) ? sizes[at] : null;
  if (typeof size === 'number' && Number.isSafeInteger(size) && size > 0) return size;
  throw broken('storleken (size) på en dimension saknas');
}

function readDimension(id: string, dimension: unknown, size: number): Dimension {
  const category = isObject(dimension) && isObject(dimension.category) ? dimension.category : null;
  if (!isObject(dimension) || !category) throw broken(`dimensionen ${id} saknar innehåll`);
  const labels = isObject(category.label) ? category.label : {};
  const codes = codesInOrder(category.index ?? Object.keys(labels));
  if (codes === null || codes.length !== size || new Set(codes).size !== size) {
    throw broken(`dimensionen ${id} har inte de ${size} värden som den säger sig ha`);
  }
  const extension = isObject(dimension.extension) ? dimension.extension : {};
  return {
    id,
    label: textOf(dimension.label) ?? id,
    categories: codes.map((code) => ({
      code,
      label: (Object.hasOwn(labels, code) ? textOf(labels[code]) : null) ?? code,
    })),
    period: isObject(extension.refperiod) ? extension.refperiod : {},
  };
}

/** @returns null when the positions are not 0, 1, 2 … */
function codesInOrder(index: unknown): string[] | null {
  if (Array.isArray(index)) return index.map(String);
  if (!isObject(index)) return null;
  const codes: string[] = [];
  const entries = Object.entries(index);
  for (const [code, position] of entries) {
    if (typeof position !== 'number' || !Number.isInteger(position) || position < 0 || position >= entries.length)
      return null;
    codes[position] = code;
  }
  return Object.keys(codes).length === entries.length ? codes : null;
}

function readValues(value: unknown, cells: number): (position: number) => unknown {
  if (Array.isArray(value)) {
    if (value.length !== cells) throw broken(`den ska ha ${cells} värden men har ${value.length}`);
    return (position) => value[position] as unknown;
  }
  if (!isObject(value)) throw broken('värdena (value) saknas');
  for (const position of Object.keys(value)) {
    if (!/^\d{1,9}$/.test(position) || Number(position) >= cells) {
      throw broken(`värdet på plats ${position.slice(0, 20)} hör inte till någon rad`);
    }
  }
  return (position) => (Object.hasOwn(value, String(position)) ? value[String(position)] : null);
}

function broken(why: string): ImportRefusal {
  return new ImportRefusal([`JSON-stat-tabellen hänger inte ihop: ${why}. Hämta den en gång till.`]);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : null;
}
