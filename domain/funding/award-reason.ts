import type { Language } from '../programme/schema.ts'
import type { Cents } from '../values/cents.ts'
import type { AwardBasis } from './award-basis.ts'

/** Texts that the sentences need, in the way of their language. */
interface Words {
  readonly round: number
  readonly lastRound: number
  readonly cost: string
  readonly left: string
  /** `41,66 % (5/12)` */
  readonly share: string
  readonly planned: string
  readonly byShare: string
  readonly byRemainder: 0 | 1
}

type Sentences = Readonly<Record<AwardBasis['kind'], (words: Words) => string>>

const sentences: Readonly<Record<Language, Sentences>> = {
  nl: {
    'nothing-requested': () => 'Voor deze rij werd niets gevraagd.',
    'round-in-full': ({ round, cost, left }) =>
      `Ronde ${round} krijgt alles: ze kost ${cost} en er was nog ${left}.`,
    'round-in-part': ({ round, cost, left, share, planned, byShare, byRemainder }) =>
      `In ronde ${round} raakt het geld op: er is nog ${left} van de ${cost} die ze kost. Elke rij ` +
      `krijgt ${share} van wat ze vroeg: hier ${byShare} van ${planned}, naar beneden afgerond, ` +
      (byRemainder === 1 ? 'en nog één door de rest.' : 'en geen door de rest.'),
    'nothing-left': ({ round, lastRound }) =>
      `Het geld raakte op in ronde ${lastRound}; voor ronde ${round} bleef niets over.`,
  },
  en: {
    'nothing-requested': () => 'Nothing was requested for this row.',
    'round-in-full': ({ round, cost, left }) =>
      `Round ${round} is funded in full: it costs ${cost} and ${left} was left.`,
    'round-in-part': ({ round, cost, left, share, planned, byShare, byRemainder }) =>
      `The money runs out in round ${round}: ${left} is left of the ${cost} it costs. Every row ` +
      `gets ${share} of what it asked for: here ${byShare} of ${planned}, rounded down, ` +
      (byRemainder === 1 ? 'and one more by remainder.' : 'and none by remainder.'),
    'nothing-left': ({ round, lastRound }) =>
      `The money ran out in round ${lastRound}; nothing is left for round ${round}.`,
  },
  fr: {
    'nothing-requested': () => 'Rien n’a été demandé pour cette ligne.',
    'round-in-full': ({ round, cost, left }) =>
      `Le tour ${round} est financé en entier\u00a0: il coûte ${cost} et il restait ${left}.`,
    'round-in-part': ({ round, cost, left, share, planned, byShare, byRemainder }) =>
      `L’argent s’épuise au tour ${round}\u00a0: il reste ${left} sur les ${cost} qu’il coûte. Chaque ` +
      `ligne reçoit ${share} de ce qu’elle demandait\u00a0: ici ${byShare} sur ${planned}, arrondi vers ` +
      (byRemainder === 1
        ? 'le bas, et un de plus par le reste.'
        : 'le bas, et aucun par le reste.'),
    'nothing-left': ({ round, lastRound }) =>
      `L’argent s’est épuisé au tour ${lastRound}\u00a0; il ne reste rien pour le tour ${round}.`,
  },
  de: {
    'nothing-requested': () => 'Für diese Zeile wurde nichts beantragt.',
    'round-in-full': ({ round, cost, left }) =>
      `Runde ${round} erhält alles: Sie kostet ${cost}, und es waren noch ${left} da.`,
    'round-in-part': ({ round, cost, left, share, planned, byShare, byRemainder }) =>
      `In Runde ${round} geht das Geld aus: Von den ${cost}, die sie kostet, sind noch ${left} da. ` +
      `Jede Zeile erhält ${share} dessen, was sie beantragt hat: hier ${byShare} von ${planned}, ` +
      (byRemainder === 1
        ? 'abgerundet, und eines mehr durch den Rest.'
        : 'abgerundet, und keines durch den Rest.'),
    'nothing-left': ({ round, lastRound }) =>
      `Das Geld ging in Runde ${lastRound} aus; für Runde ${round} blieb nichts übrig.`,
  },
}

/** Making one takes longer than using it a thousand times. */
const formats = (locale: string) => ({
  number: new Intl.NumberFormat(locale),
  hundredths: new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }),
  euro: new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }),
})
type Formats = ReturnType<typeof formats>

const formatsIn: Readonly<Record<Language, Formats>> = {
  nl: formats('nl-BE'),
  en: formats('en-GB'),
  fr: formats('fr-BE'),
  de: formats('de-BE'),
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b)

/** The percentage is cut, not rounded, so that a part never reads as the whole. */
const shareText = (part: number, whole: number, { hundredths }: Formats): string => {
  const cut = Number((BigInt(part) * 10_000n) / BigInt(whole)) / 100
  const divisor = greatestCommonDivisor(part, whole)
  return `${hundredths.format(cut)} % (${part / divisor}/${whole / divisor})`
}

const unused: Words = {
  round: 0,
  lastRound: 0,
  cost: '',
  left: '',
  share: '',
  planned: '',
  byShare: '',
  byRemainder: 0,
}

const wordsOf = (basis: AwardBasis, format: Formats): Words => {
  if (basis.kind === 'nothing-requested') return unused
  if (basis.kind === 'nothing-left') return { ...unused, ...basis }
  const { round, costCents, leftCents } = basis
  const euro = (amount: Cents): string => format.euro.format(amount / 100)
  const money = { ...unused, round, cost: euro(costCents), left: euro(leftCents) }
  if (basis.kind === 'round-in-full') return money
  return {
    ...money,
    share: shareText(leftCents, costCents, format),
    planned: format.number.format(basis.planned),
    byShare: format.number.format(basis.byShare),
    byRemainder: basis.byRemainder,
  }
}

/** Why a row gets what it gets, in one or two sentences; the same on every machine. */
export const awardReason = (basis: AwardBasis, language: Language): string =>
  sentences[language][basis.kind](wordsOf(basis, formatsIn[language]))
