import type { KeyComponent } from '~/domain/key';

/** What the shares of one side of a comparison stand on. */
export interface Standing {
  readonly keys: readonly {
    readonly name: string;
    readonly version: number;
    readonly components: readonly KeyComponent[];
  }[];
  /** of which days, or years, the figures are */
  readonly days: readonly string[];
}
