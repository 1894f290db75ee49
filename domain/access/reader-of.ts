import type { Programme } from '../programme/programme.ts'
import { codesMergedInto } from './codes-merged-into.ts'
import type { Grant, Reader } from './role.ts'

const alsoBefore = (programme: Pick<Programme, 'areaSets'>, grant: Grant): readonly Grant[] =>
  'municipality' in grant
    ? codesMergedInto(programme, grant.municipality).map((municipality) => ({
        ...grant,
        municipality,
      }))
    : [grant]

/** Who acts, with what the account holds now, for the municipalities as they were too. */
export const readerOf = (
  programme: Pick<Programme, 'areaSets'>,
  account: string,
  grants: readonly Grant[],
): Reader => ({ account, grants: grants.flatMap((grant) => alsoBefore(programme, grant)) })
