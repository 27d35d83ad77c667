import type { Style } from './style.ts';

const same = (text: string): string => text;

/** The style without colour, for those who cannot wait for chalk. */
export const plainStyle: Style = {
  ...{ critical: same, high: same, medium: same, low: same },
  ...{ good: same, warning: same, strong: same, faint: same, place: same },
};
