/** Jobs that run beside each other, never more than a few. The first failure is kept and thrown. */
export interface FewAtOnce {
  /** Starts a job, and waits while too many are running. Throws when an earlier one failed. */
  readonly start: (job: () => Promise<void>) => Promise<void>
  /** Waits for all. Throws when one failed. */
  readonly finish: () => Promise<void>
  /** Waits until nothing is running any more, whether it went well or not. */
  readonly settled: () => Promise<void>
}

export const fewAtOnce = (most: number): FewAtOnce => {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const check = () => {
    if (failures.length > 0) throw failures[0]
  }
  const settled = async () => {
    await Promise.all(running)
  }
  return {
    start: async (job) => {
      check()
      const started = job()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(started))
      running.add(started)
      if (running.size >= most) await Promise.race(running)
    },
    finish: async () => {
      await settled()
      check()
    },
    settled,
  }
}
