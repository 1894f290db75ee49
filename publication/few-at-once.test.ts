import { expect, it } from 'vitest'
import { fewAtOnce } from './few-at-once.ts'

it('runs no more jobs at once than it may, and all of them', async () => {
  const jobs = fewAtOnce(3)
  let [running, most, done] = [0, 0, 0]
  for (let at = 0; at < 20; at += 1)
    await jobs.start(async () => {
      running += 1
      most = Math.max(most, running)
      for (let turn = 0; turn < at % 4; turn += 1) await Promise.resolve()
      running -= 1
      done += 1
    })
  await jobs.finish()
  expect([most <= 3, most > 1, done]).toEqual([true, true, 20])
})

it('throws the first failure, and starts nothing after it', async () => {
  const jobs = fewAtOnce(2)
  let started = 0
  const fail = async () => {
    started += 1
    await Promise.resolve()
    throw new Error(`failure ${started}`)
  }
  await jobs.start(fail)
  await jobs.settled()
  await expect(jobs.start(fail)).rejects.toThrow('failure 1')
  await expect(jobs.finish()).rejects.toThrow('failure 1')
  expect(started).toBe(1)
})
