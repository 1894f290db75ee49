import type { Reader } from './role.ts'

/** How entries name who acted in the workspace; the command line is `command-line`. */
export const actorOf = ({ account }: Pick<Reader, 'account'>): string => `account:${account}`
