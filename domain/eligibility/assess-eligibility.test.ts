import { expect, test } from 'vitest'
import { assessEligibility } from './assess-eligibility.ts'
import { moreThan, residentsOf } from './example-areas.ts'

const call = moreThan(7500)

test('[C65] [X2] 7500 residents are not enough, 7501 are', () => {
  const alone = (residents: number) =>
    assessEligibility(call, ['24062'], residentsOf({ '24062': residents }))
  expect(alone(7500)).toMatchObject({ sum: 7500, eligible: false, surplus: 0 })
  expect(alone(7501)).toMatchObject({ sum: 7501, eligible: true, surplus: 1 })
})

test('[C113] [X22] 6800 and 700 are not enough, 6800 and 701 are', () => {
  const together = (neighbour: number) =>
    assessEligibility(call, ['24107', '24016'], residentsOf({ '24107': 6800, '24016': neighbour }))
  expect(together(700)).toEqual({
    sum: 7500,
    missing: [],
    eligible: false,
    surplus: 0,
    explanation: 'The sum is 7500, which is not more than 7500.',
  })
  expect(together(701)).toEqual({
    sum: 7501,
    missing: [],
    eligible: true,
    surplus: 1,
    explanation: 'The sum is 7501, which is more than 7500.',
  })
})

test('[C67] a missing figure is not zero: it cannot be said, unless the others pass without it', () => {
  const together = (known: number) =>
    assessEligibility(call, ['24107', '24016'], residentsOf({ '24107': known }))
  expect(together(7500)).toEqual({
    sum: 7500,
    missing: ['24016'],
    eligible: null,
    surplus: null,
    explanation:
      'There is no figure for 24016; the others have 7500, so it cannot be said whether the sum is more than 7500.',
  })
  expect(together(7501)).toEqual({
    sum: 7501,
    missing: ['24016'],
    eligible: true,
    surplus: 1,
    explanation:
      'There is no figure for 24016; the others already have 7501, which is more than 7500.',
  })
})

test('without any figure there is no sum', () => {
  expect(assessEligibility(call, ['24107', '24016'], residentsOf({}))).toMatchObject({
    sum: null,
    missing: ['24016', '24107'],
    eligible: null,
  })
})

test('a figure of zero is a figure, and a member named twice counts once', () => {
  expect(assessEligibility(call, ['24016'], residentsOf({ '24016': 0 }))).toMatchObject({
    sum: 0,
    eligible: false,
    surplus: -7500,
  })
  expect(assessEligibility(call, ['24016', '24016'], residentsOf({ '24016': 4000 }))).toMatchObject(
    { sum: 4000, eligible: false },
  )
})
