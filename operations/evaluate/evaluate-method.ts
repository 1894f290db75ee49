import { Worker } from 'node:worker_threads'
import type { WorkerMessage } from './evaluate-worker.ts'
import type { Evaluated, EvaluationRequest } from './run-method.ts'

/**
 * Runs a method of `peil evaluate` in a thread of its own, so that the program goes on answering:
 * it shows progress, and Ctrl+C ends it at once. Refusals are values; a bug in a method rejects
 * with its stack.
 */
export const evaluateMethod = async (
  request: EvaluationRequest,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<Evaluated> => {
  const worker = new Worker(new URL('./evaluate-worker.ts', import.meta.url), {
    workerData: request,
  })
  const { promise, resolve, reject } = Promise.withResolvers<Evaluated>()
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'evaluated') resolve(message.evaluated)
    else onProgress(message.done, message.of)
  })
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`the thread ended early, with code ${code}`)))
  try {
    return await promise
  } finally {
    await worker.terminate()
  }
}
