import type { KnownNames } from '../findings/fingerprint.ts';
import type { Finding, Unidentified } from '../model/finding.ts';
import type { Salt } from './salt.ts';

/** Names the findings of one run, under one salt that is found out only once there is something to name. */
export interface Identity {
  /** Gives each its fingerprint; one that has it keeps it. Several calls at once share their work. */
  identify(findings: readonly Unidentified[]): Promise<Finding[]>;
  /** Null as long as nothing was named. */
  readonly salt: Salt | null;
}

/**
 * @param resolve asked once, and never in a run that shows and compares nothing: it may have to walk the history
 * @param remember gives what earlier runs named under this salt
 */
export function createIdentity(
  resolve: () => Promise<Salt>,
  remember: (salt: Salt) => Promise<KnownNames | null> = async () => null,
): Identity {
  let salt: Salt | null = null;
  const start = async () => {
    const [found, { createFingerprinter, identify }] = await Promise.all([
      resolve(),
      import('../findings/fingerprint.ts'),
    ]);
    salt = found;
    const fingerprinter = createFingerprinter(found.bytes, await remember(found));
    return (findings: readonly Unidentified[]) => identify(findings, fingerprinter);
  };
  let started: ReturnType<typeof start> | undefined;
  return {
    async identify(findings) {
      if (findings.length === 0) return [];
      started ??= start();
      return (await started)(findings);
    },
    get salt() {
      return salt;
    },
  };
}
