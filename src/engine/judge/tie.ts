import type { KeyMeaning } from './key.ts';

/** How a value is tied to its key; see `Assigned`. */
export interface Tie {
  readonly key: string;
  readonly meaning: KeyMeaning;
  readonly operator: string;
  readonly quoted: boolean;
}
