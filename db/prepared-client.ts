import pg from 'pg';

/** So many statements are kept by a connection; those that come later are planned each time. */
const MOST = 256;

/** Texts that were seen once are forgotten when there are so many: lists of other lengths make other texts. */
const MOST_SEEN = 1_000;

type Query = (...args: unknown[]) => never;

/**
 * A connection that has a read prepared when it is asked the second time. Reads here are few texts with many subqueries,
 * and the server takes longer to plan one than to answer it. What is prepared belongs to the connection and ends with it.
 */
export class PreparedClient extends pg.Client {
  readonly #seen = new Set<string>();
  readonly #names = new Map<string, string>();

  override query: Query = (text, values, ...rest) => {
    const send = super.query as Query;
    const name = typeof text === 'string' && Array.isArray(values) ? this.#nameOf(text) : undefined;
    return name === undefined
      ? send.call(this, text, values, ...rest)
      : send.call(this, { name, text, values }, ...rest);
  };

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || !text.startsWith('select ')) return known;
    if (this.#seen.has(text) && this.#names.size < MOST) {
      const name = `read ${this.#names.size + 1}`;
      this.#seen.delete(text);
      this.#names.set(text, name);
      return name;
    }
    if (this.#seen.size >= MOST_SEEN) this.#seen.clear();
    this.#seen.add(text);
    return undefined;
  }
}
