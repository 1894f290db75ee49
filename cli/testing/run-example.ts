import { Command } from 'commander'
import { runMethod, type Evaluated } from '@peil/operations/evaluate/run-method.ts'
import { evaluateProgram, type AskedEvaluation } from '../commands/evaluate.ts'
import { commandWords, withFolder } from './worked-examples.ts'

/**
 * What a command of a page gives, run in this process with the files of the first folder that has
 * them. It has to ask for JSON.
 */
export const runExample = async (
  command: string,
  ...folders: readonly string[]
): Promise<Evaluated> => {
  const [npx, peil, evaluate, ...words] = commandWords(command)
  if ([npx, peil, evaluate].join(' ') !== 'npx peil evaluate') {
    throw new Error(`no command of peil evaluate: ${command}`)
  }
  const asked: AskedEvaluation[] = []
  const throwing = new Command().exitOverride()
  const program = await evaluateProgram(words.slice(0, 1), throwing, (one) => {
    asked.push(one)
    return Promise.resolve()
  })
  await program.parseAsync(words, { from: 'user' })
  const [one] = asked
  if (one?.json !== true) throw new Error(`nothing was asked for as JSON: ${command}`)
  const { request } = one
  const there = (text: string | undefined): string | undefined =>
    text === undefined ? text : withFolder(text, ...folders)
  const options = Object.fromEntries(
    Object.entries(request.options).map(([name, text]) => [name, there(text)]),
  )
  return runMethod({ ...request, path: there(request.path), options }, () => undefined)
}
