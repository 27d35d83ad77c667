/** How bad it is when this kind of credential leaks; set by the rule. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** From worst to mildest: the order of reports. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
