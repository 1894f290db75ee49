/** Why there is no value. Each looks different, and none of them is zero. */
export type MissingKind = 'not-due' | 'not-reported' | 'not-applicable' | 'not-stated' | 'withheld'
