import type { Command } from 'commander'
import { listClusters, listEligible } from '@peil/operations/list-eligible.ts'
import { withPeil } from '@peil/operations/open.ts'
import { wholeOption } from '../options.ts'
import { printDecision } from '../print.ts'

export const addEligible = (program: Command): Command =>
  program
    .command('eligible')
    .description('who may apply alone in a call, and by how much')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--call <id>', 'call')
    .option('--json', 'print JSON only', false)
    .action(async ({ data, call, json }: { data: string; call: string; json: boolean }) => {
      printDecision(await withPeil(data, (peil) => listEligible(peil, call)), json, {
        text: ({ moreThanResidents, rows }) => {
          const eligible = rows.filter((row) => row.eligible === true)
          const unknown = rows.filter((row) => row.eligible === null)
          return [
            `${eligible.length} of ${rows.length} municipalities have more than ${moreThanResidents} residents who count`,
            ...eligible.map(
              ({ nis, name, residents, surplus }) =>
                `${nis} ${name}: ${residents ?? '?'} (+${surplus ?? '?'})`,
            ),
            ...(unknown.length > 0 ? [`${unknown.length} cannot be said: no figure`] : []),
          ].join('\n')
        },
        json: ({ moreThanResidents, rows }) => ({
          call,
          more_than_residents: moreThanResidents,
          rows: rows.map(({ referenceDate, appliesWith, ...row }) => ({
            ...row,
            reference_date: referenceDate,
            applies_with: appliesWith,
          })),
        }),
      })
    })

interface ClusterOptions {
  readonly data: string
  readonly call: string
  readonly max: number
  readonly connected: boolean
  readonly json: boolean
}

export const addClusters = (program: Command): Command =>
  program
    .command('clusters')
    .description('with whom a municipality could apply: the best 20 sets that pass')
    .argument('<nis>', 'code of the municipality')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--call <id>', 'call')
    .option('--max <n>', 'at most this many members, itself included', wholeOption(1, 42), 5)
    .option('--connected', 'only members that are connected as neighbours', false)
    .option('--json', 'print JSON only', false)
    .action(async (nis: string, { data, call, max, connected, json }: ClusterOptions) => {
      const found = await withPeil(data, (peil) =>
        listClusters(peil, call, nis, { max, connected }),
      )
      printDecision(found, json, {
        text: ({ clusters, reason }) =>
          clusters.length === 0
            ? (reason?.explanation ?? 'nothing found')
            : clusters
                .map(
                  ({ members, residents, surplus }) =>
                    `${members.join(';')}: ${residents} residents (+${surplus})`,
                )
                .join('\n'),
        json: (value) => ({
          call,
          nis,
          max,
          connected,
          clusters: value.clusters.map(({ soleApplicants, ...cluster }) => ({
            ...cluster,
            sole_applicants: soleApplicants,
          })),
          total: value.total,
          without_figure: value.withoutFigure,
          in_another_cluster: value.inAnotherCluster,
          reason: value.reason,
        }),
      })
    })
