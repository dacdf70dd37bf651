import type { ColumnType, GeneratedAlways } from 'kysely';

/** A primary key that the database gives out. */
export type Id = GeneratedAlways<number>;

/** A column with a default: may be left out on insert. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** A column that may be left out on insert and is then null. */
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** JSON: read as a value, written as text. */
export type Json<T> = ColumnType<T, string, string>;

/** Set once on insert, like every column of an append-only table. */
export type Kept<T> = ColumnType<T, T, never>;

/** The same where it may be left out and is then null. */
export type KeptOptional<T> = ColumnType<T | null, T | null | undefined, never>;

/** The same with a default: may be left out on insert. */
export type KeptDefault<T> = ColumnType<T, T | undefined, never>;
