import type { Call } from '@peil/domain/programme/programme.ts'
import type { KpiAssessment } from '@peil/domain/release/release.ts'
import { targetGeometry, type TargetGeometry } from '@peil/ui/chart/target-geometry.ts'
import { targetPicture } from '#lib/agreement/target-chart.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import type { ReportChart } from './report-document.ts'

const plotHeight = 72
/** Above the plot, for the words on the target's line. */
const top = 14

type Lines = ReportChart['lines']

const linesOf = ({ path, reports, today, yTicks }: TargetGeometry): Lines => {
  const counted = reports.filter(({ replaced }) => !replaced)
  const down = (y: number): number => top + y
  const level = (y: number) => [[0, down(y)] as const, [100, down(y)] as const]
  return [
    ...yTicks.map(({ at }) => ({ look: 'grid' as const, points: level(at) })),
    ...(today === null
      ? []
      : [
          {
            look: 'today' as const,
            points: [[today, top] as const, [today, down(plotHeight) + 14] as const],
          },
        ]),
    {
      look: 'expected',
      points: [
        [path.x1, down(path.y1)],
        [path.x2, down(path.y2)],
      ],
    },
    { look: 'target', points: level(path.y2) },
    ...(counted.length < 2
      ? []
      : [{ look: 'reports' as const, points: counted.map(({ x, y }) => [x, down(y)] as const) }]),
  ]
}

/** Target, expected path and reports of a KPI as the page draws them; null where it draws none. */
export const targetDrawing = (place: Place, kpi: KpiAssessment, call: Call): ReportChart | null => {
  const picture = targetPicture(place, kpi, call)
  if (picture === null) return null
  const { data, words, label } = picture
  const geometry = targetGeometry(data, plotHeight)
  const { path, reports, today, yTicks } = geometry
  const foot = top + plotHeight + 11
  const title = place.text(found(place.index.kpis, kpi.kpi).title)
  return {
    kind: 'chart',
    caption: m.report_chart_caption({ title }),
    alt: `${title}. ${label}`,
    height: foot + (today === null ? 4 : 15),
    lines: linesOf(geometry),
    marks: reports.map(({ x, y, replaced }) => ({
      sign: replaced ? 'cross' : 'dot',
      at: [x, top + y],
    })),
    labels: [
      // The target's own number stands on its line.
      ...yTicks
        .filter(({ at }) => Math.abs(at - path.y2) > 14)
        .map(({ value, at }) => ({
          text: place.format.number(value),
          at: [0, top + at - 3] as const,
          anchor: 'start' as const,
          strong: false,
        })),
      { text: words.target, at: [0, top + path.y2 - 3], anchor: 'start', strong: true },
      {
        text: words.path,
        at: [
          path.x1 + (path.x2 - path.x1) / 4,
          top + path.y1 + (path.y2 - path.y1) / 4 + (path.y1 > path.y2 ? -8 : 12),
        ],
        anchor: 'middle',
        strong: false,
      },
      {
        text: place.format.shortDate(data.firstDay),
        at: [path.x1, foot],
        anchor: 'start',
        strong: false,
      },
      {
        text: place.format.shortDate(data.lastDay),
        at: [path.x2, foot],
        anchor: 'end',
        strong: false,
      },
      ...(today === null
        ? []
        : [
            {
              text: words.today,
              at: [today, foot + 11] as const,
              anchor:
                today < 20
                  ? ('start' as const)
                  : today > 80
                    ? ('end' as const)
                    : ('middle' as const),
              strong: false,
            },
          ]),
    ],
  }
}
