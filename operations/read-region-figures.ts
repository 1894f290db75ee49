import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import { regionQuestion, type RegionFigure } from '@peil/domain/indicator/region-figures.ts'
import { todayAreasOf } from '@peil/domain/indicator/today-areas.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { refuse, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import { withFigures, type AskFigures } from '@peil/observations/ask-figures.ts'
import { folders } from './data-folder.ts'
import type { Peil } from './open.ts'
import { loadState } from './transact.ts'

/** What the figures of a year say of a region: of every indicator that has any, its last period. */
export const readRegionFigures = async (
  peil: Peil,
  region: string,
  year: number,
): Promise<Decision<readonly RegionFigure[]>> => {
  const { programme, dataFolder, effects } = peil
  const today = dateOf(effects.now())
  const areas = areaSetOn(programme, today)
  if (areas === null) throw new Error(`no municipalities are known for ${today}`)
  const question = regionQuestion(programme, areas, region)
  if (question === null) {
    return refuse({
      code: 'unknown-region',
      found: `"${region.slice(0, 60)}"`,
      expected: [...todayAreasOf(areas).regions.keys()].join(', '),
      whatToDo: 'Name one of these regions.',
      about: {},
    })
  }
  const [from, to] = [`${year}-01-01`, `${year}-12-31`] as [CalendarDate, CalendarDate]
  const { figures } = await loadState(peil)
  const recorded = figures.filter(({ periods }) =>
    periods.some((period) => from <= period && period <= to),
  )
  const ask = async (of: AskFigures) =>
    question.figuresOf(await of({ areas: question.codes, from, to }))
  return withFigures(
    folders(dataFolder).datasets,
    recorded.map(({ dataset }) => dataset),
    ask,
  )
}
