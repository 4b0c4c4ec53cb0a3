/** Rules of tables by what they look for, so that each group can be left out of a run. */
export const GROUPS: Record<string, readonly string[]> = {}
