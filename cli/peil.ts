#!/usr/bin/env node
import { Command } from 'commander'
import { addAgreement } from './commands/agreement.ts'
import { addAssess } from './commands/assess.ts'
import { addAward, addSign } from './commands/award.ts'
import { addCheck } from './commands/check.ts'
import { addClusters, addEligible } from './commands/eligible.ts'
import { addEvaluate } from './commands/evaluate.ts'
import { addImport } from './commands/import.ts'
import { addInit } from './commands/init.ts'
import { addBackup, addErase, addLog } from './commands/log.ts'
import { addCompress, addKeygen, addPublish, addVerify } from './commands/publish.ts'
import { addRegion } from './commands/region.ts'
import { addServe } from './commands/serve.ts'
import { exitCodes, output } from './print.ts'

const program = new Command('peil')
  .description(
    'Agree outcomes with local authorities, measure them, publish how far each has come.',
  )
  .showHelpAfterError()
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : exitCodes.usage)
  })

for (const add of [
  addCheck,
  addInit,
  addImport,
  addEligible,
  addClusters,
  addAward,
  addSign,
  addAgreement,
  addAssess,
  addRegion,
  addEvaluate,
  addPublish,
  addVerify,
  addCompress,
  addKeygen,
  addServe,
  addLog,
  addBackup,
  addErase,
]) {
  add(program)
}

try {
  await program.parseAsync()
} catch (error) {
  // A fault in Peil, not in what it was given: say so, with what a developer needs.
  output.remark(
    `peil failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
  process.exitCode = exitCodes.fault
}
