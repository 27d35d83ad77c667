// What the open corpora must give: the bar of issue #5 where it is reached, until then the last figure measured,
// rounded down, which only rises (and `most` only falls).

/** One figure that is held. */
export interface Floor {
  readonly figure: string;
  /** The test fails below `least`, or above `most`. */
  readonly least?: number;
  readonly most?: number;
  /** Where it has to get; absent where issue #5 names none. */
  readonly bar?: number;
}

export const floors: readonly Floor[] = [
  { figure: 'cases: recall', least: 0.93, bar: 0.93 },
  { figure: 'cases: mean over rules', least: 0.9, bar: 0.9 },
  { figure: 'cases: mean over providers', least: 0.9, bar: 0.9 },
  { figure: 'cases: right provider', least: 0.85, bar: 0.85 },
  { figure: 'cases: generic tier', least: 0.6, bar: 0.6 },
  { figure: 'cases: alarms on misses', most: 0.0057, bar: 0.005 },
  { figure: 'cases: alarms where nothing should be reported', most: 0.005, bar: 0.005 },
  { figure: 'core: precision', least: 0.93, bar: 0.93 },
  { figure: 'core: recall', least: 0.7, bar: 0.7 },
  { figure: 'core: precision, high grade', least: 0.95, bar: 0.95 },
  { figure: 'core: recall, high grade', least: 0.5 },
  { figure: 'core: precision, with the low grade', least: 0.6 },
  { figure: 'core: recall, with the low grade', least: 0.92 },
  { figure: 'core: tier format', least: 0.95, bar: 0.95 },
  { figure: 'core: tier made', least: 0.8, bar: 0.8 },
  { figure: 'core: tier typed', least: 0.55 },
];
