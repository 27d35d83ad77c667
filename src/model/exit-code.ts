/** What the process ends with. Stable: scripts rely on it (DESIGN, section 6). */
export const exitCode = {
  clean: 0,
  findings: 1,
  usage: 2,
  incomplete: 3,
  internal: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
