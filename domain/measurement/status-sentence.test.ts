import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../release/test-programme.ts'
import { fraction, toNumber } from '../values/fraction.ts'
import { statuses, type Status } from './status.ts'
import { statusSentence, type SentenceFacts } from './status-sentence.ts'

const facts: SentenceFacts = {
  target: 1_250,
  reach: 320,
  expected: 623.2877,
  judgedOn: day('2023-03-31'),
  periodFirstDay: day('2022-10-01'),
  endedOn: day('2023-02-01'),
  dueDay: day('2023-04-15'),
  interimPercent: 25,
  without: null,
}

describe('statusSentence', () => {
  test.each<[Status, string, string]>([
    ['not-applicable', 'Hierover is niets afgesproken.', 'Nothing was agreed on this.'],
    [
      'withdrawn',
      'De overeenkomst eindigde op 1 februari 2023.',
      'The agreement ended on 1 February 2023.',
    ],
    [
      'not-started',
      'De projectperiode begint op 1 oktober 2022.',
      'The project period starts on 1 October 2022.',
    ],
    [
      'met',
      'Het doel van 1.250 is gehaald: 320 bereikt (25 %).',
      'The target of 1,250 was met: 320 reached (25%).',
    ],
    [
      'missed',
      'Het doel van 1.250 is niet gehaald: 320 bereikt (25 %).',
      'The target of 1,250 was not met: 320 reached (25%).',
    ],
    [
      'overdue',
      'Het rapport moest er zijn op 15 april 2023 en is nog niet binnen.',
      'The report was due on 15 April 2023 and is not in yet.',
    ],
    [
      'below-interim',
      'Op 31 maart 2023 was 320 bereikt: minder dan 25 % van het doel van 1.250.',
      'On 31 March 2023 the reach was 320: less than 25% of the target of 1,250.',
    ],
    [
      'behind',
      'Op 31 maart 2023 was 320 bereikt; verwacht was 623,3, op weg naar 1.250.',
      'On 31 March 2023 the reach was 320; 623.3 was expected, on the way to 1,250.',
    ],
    [
      'on-course',
      'Op 31 maart 2023 was 320 bereikt; verwacht was 623,3, op weg naar 1.250.',
      'On 31 March 2023 the reach was 320; 623.3 was expected, on the way to 1,250.',
    ],
    [
      'not-due',
      'Er wordt nog geen rapport verwacht; het eerste moet er zijn op 15 april 2023.',
      'No report is due yet; the first is due on 15 April 2023.',
    ],
  ])('[C122] %s in words, with its figures and dates', (status, nl, en) => {
    expect(statusSentence(status, facts, 'nl').replaceAll('\u00a0', ' ')).toBe(nl)
    expect(statusSentence(status, facts, 'en')).toBe(en)
  })

  test('every status has words in every language', () => {
    for (const language of ['nl', 'en', 'fr', 'de'] as const) {
      for (const status of statuses) {
        expect(statusSentence(status, facts, language)).toMatch(/^\p{Lu}.*\.$/u)
      }
    }
  })

  test.each<[Status, string, string]>([
    ['not-applicable', 'Rien n’a été convenu à ce sujet.', 'Darüber wurde nichts vereinbart.'],
    [
      'withdrawn',
      'La convention a pris fin le 1 février 2023.',
      'Die Vereinbarung endete am 1. Februar 2023.',
    ],
    [
      'not-started',
      'La période de projet commence le 1 octobre 2022.',
      'Der Projektzeitraum beginnt am 1. Oktober 2022.',
    ],
    [
      'met',
      'L’objectif de 1 250 est atteint : 320 (25 %).',
      'Der Zielwert von 1.250 ist erreicht: 320 (25 %).',
    ],
    [
      'missed',
      'L’objectif de 1 250 n’est pas atteint : 320 (25 %).',
      'Der Zielwert von 1.250 ist nicht erreicht: 320 (25 %).',
    ],
    [
      'overdue',
      'Le rapport était attendu le 15 avril 2023 et n’est pas encore arrivé.',
      'Der Bericht war am 15. April 2023 fällig und liegt noch nicht vor.',
    ],
    [
      'below-interim',
      'Au 31 mars 2023, la portée était de 320 : moins de 25 % de l’objectif de 1 250.',
      'Am 31. März 2023 war die Reichweite 320: weniger als 25 % des Zielwerts von 1.250.',
    ],
    [
      'behind',
      'Au 31 mars 2023, la portée était de 320 ; on attendait 623,3, en route vers 1 250.',
      'Am 31. März 2023 war die Reichweite 320; erwartet war 623,3, auf dem Weg zu 1.250.',
    ],
    [
      'on-course',
      'Au 31 mars 2023, la portée était de 320 ; on attendait 623,3, en route vers 1 250.',
      'Am 31. März 2023 war die Reichweite 320; erwartet war 623,3, auf dem Weg zu 1.250.',
    ],
    [
      'not-due',
      'Aucun rapport n’est encore attendu ; le premier doit arriver le 15 avril 2023.',
      'Es wird noch kein Bericht erwartet; der erste ist am 15. April 2023 fällig.',
    ],
  ])('%s in French and German', (status, fr, de) => {
    const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(plain(statusSentence(status, facts, 'fr'))).toBe(fr)
    expect(plain(statusSentence(status, facts, 'de'))).toBe(de)
  })

  test.each([
    ['applied', 'nog niet over beslist', 'no decision yet'],
    ['not-funded', 'geen budget', 'no budget'],
    ['offered', 'nog geen getekende overeenkomst', 'no signed agreement yet'],
    ['declined', 'ging niet in op het aanbod', 'declined the offer'],
  ] as const)('not applicable since %s says so', (without, nl, en) => {
    const inAll = (['nl', 'en', 'fr', 'de'] as const).map((language) =>
      statusSentence('not-applicable', { ...facts, without }, language),
    )
    expect(new Set(inAll).size).toBe(4)
    expect(statusSentence('not-applicable', { ...facts, without }, 'nl')).toContain(nl)
    expect(statusSentence('not-applicable', { ...facts, without }, 'en')).toContain(en)
  })

  test.each([
    [995, 1000, '99%'],
    [996, 1000, '99%'],
    [999, 1000, '99%'],
    [1000, 1000, '100%'],
    [1719, 1000, '171%'],
    [0, 1000, '0%'],
  ])('[C48] %d of %d reads as %s: cut, never rounded up, never clamped', (reach, target, words) => {
    const status = reach >= target ? 'met' : 'missed'
    expect(statusSentence(status, { ...facts, reach, target }, 'en')).toContain(`(${words})`)
  })

  test('what is not there is a dash, not a zero', () => {
    const none = { ...facts, target: null, reach: null, expected: null, endedOn: null }
    expect(statusSentence('met', none, 'en')).toBe('The target of – was met: – reached (–).')
    expect(statusSentence('behind', none, 'nl')).toContain('verwacht was –')
    expect(statusSentence('withdrawn', none, 'nl')).toContain('op –')
  })

  test('[C48] 49 where 49.04 is expected does not read as 49 of 49', () => {
    const behind = { ...facts, target: 100, reach: 49, expected: 49.04 }
    expect(statusSentence('behind', behind, 'en')).toContain('49; 49.1 was expected')
    const enough = { ...behind, expected: 48.96 }
    expect(statusSentence('on-course', enough, 'en')).toContain('49; 49 was expected')
  })

  test('[C48] the expected figure as written compares with the reach as the exact one does', () =>
    fc.assert(
      fc.property(
        fc.nat({ max: 3_000_000 }),
        fc.nat({ max: 365 }),
        fc.constantFrom(365, 366, 360),
        fc.integer({ min: -2, max: 2 }),
        (target, days, length, offset) => {
          const reach = Math.max(0, Math.round((target * days) / length) + offset)
          const expected = toNumber(fraction(target * days, length))
          const words = statusSentence('behind', { ...facts, reach, target, expected }, 'en')
          const written = /; ([\d,.]+) was expected/.exec(words)?.[1]?.replaceAll(',', '')
          expect(reach >= Number(written)).toBe(reach * length >= target * days)
        },
      ),
      { seed: 20230331, numRuns: 1_000 },
    ))
})
