import type {
  ChanceWord,
  ComparedParticipant,
  ComparisonGap,
  FunnelPosition,
  OutlookGap,
  TargetOutlook,
} from '@peil/domain/measurement/comparison.ts'
import type { Format } from '#lib/format.ts'
import { m } from '#lib/paraglide/messages.js'

export const chanceWord: Record<ChanceWord, () => string> = {
  'nearly-certain': m.chance_nearly_certain,
  'very-likely': m.chance_very_likely,
  likely: m.chance_likely,
  'as-likely-as-not': m.chance_as_likely_as_not,
  unlikely: m.chance_unlikely,
  'very-unlikely': m.chance_very_unlikely,
  'nearly-impossible': m.chance_nearly_impossible,
}

const outlookGap: Record<OutlookGap, () => string> = {
  'nothing-agreed': m.chance_gap_nothing_agreed,
  decided: m.chance_gap_decided,
  'not-started': m.chance_gap_not_started,
  'no-report': m.chance_gap_no_report,
  'report-overdue': m.chance_gap_report_overdue,
  plan: m.chance_gap_plan,
  'too-few-data': m.chance_gap_too_few_data,
}

export const positionWord: Record<FunnelPosition, () => string> = {
  'far-above': m.position_far_above,
  above: m.position_above,
  within: m.position_within,
  below: m.position_below,
  'far-below': m.position_far_below,
}

export const comparisonGap: Record<ComparisonGap, () => string> = {
  'no-reports': m.comparison_gap_no_reports,
  'too-few-reports': m.comparison_gap_too_few_reports,
  'nothing-reached': m.comparison_gap_nothing_reached,
  plan: m.comparison_gap_plan,
}

/** A chance in whole percents; never 0 % or 100 %, which would say that it is certain. */
export const chanceShare = (chance: number, { percent }: Format): string => {
  if (chance > 0.99) return m.chance_over()
  return chance < 0.01 ? m.chance_under() : percent(chance)
}

/** `waarschijnlijk (83 %)`, or why no chance is given. */
export const outlookText = (outlook: TargetOutlook, format: Format): string =>
  outlook.kind === 'not-said'
    ? outlookGap[outlook.reason]()
    : m.chance_with_share({
        word: chanceWord[outlook.word](),
        share: chanceShare(outlook.chance, format),
      })

/** `plaats 3 tot 17 van 42` */
export const rankText = (
  { rankLow, rankHigh }: ComparedParticipant,
  n: number,
  { number }: Format,
): string =>
  rankLow === rankHigh
    ? m.rank_exact({ low: number(rankLow), n: number(n) })
    : m.rank_between({ low: number(rankLow), high: number(rankHigh), n: number(n) })
