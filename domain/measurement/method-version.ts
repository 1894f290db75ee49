/**
 * Names the rules of this folder: expected path, statuses, totals. An agreement freezes the version
 * it was offered under; raise it whenever a figure would come out differently.
 */
export const methodVersion = '1'
