/** A name as people type it: without case, accents and punctuation. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The id, in the list of municipalities, of a postcode or name that several of them have. */
export const sharedId = (name: string): string => `shared-${foldName(name).replaceAll(' ', '-')}`
