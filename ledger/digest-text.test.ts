import fc from 'fast-check'
import { expect, it } from 'vitest'
import { digestText } from './digest-text.ts'

const salt = '00112233445566778899aabbccddeeff'

it('digests salt and text with SHA-256, as any tool can check', () => {
  // printf '00112233445566778899aabbccddeeffeen reden' | sha256sum
  expect(digestText('een reden', salt)).toEqual({
    digest: '3319d596ef417be27f1c97a371fcc6a2758cff93153a11db67d26ce6b99ee4e7',
    salt,
    text: 'een reden',
  })
})

it('gives equal texts with other salts other digests', () => {
  const other = salt.replace('0', '1')
  expect(digestText('een reden', other).digest).not.toBe(digestText('een reden', salt).digest)
})

it('replaces what a database cannot keep before it digests', () => {
  const kept = digestText('a\u0000b\ud800c', salt)
  expect(kept.text).toBe('a\ufffdb\ufffdc')
  expect(kept).toEqual(digestText(kept.text, salt))
})

it('digests what it says it keeps, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = digestText(text, salt)
      expect(digestText(kept.text, salt)).toEqual(kept)
    }),
    { seed: 2024 },
  )
})

it.each(['', salt.slice(1), `${salt}0`, salt.toUpperCase()])('refuses the salt "%s"', (wrong) => {
  expect(() => digestText('een reden', wrong)).toThrow(RangeError)
})
