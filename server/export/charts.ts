import type { Format } from './format.ts'
import { chartFile, chartPictures } from './pictures/charts.ts'

/** [O25] All charts below each other in one picture; where several files may be, each is also one alone. */
export const charts: Format = {
  extension: 'charts.svg',
  type: 'image/svg+xml',
  isFor: report => chartPictures(report).length > 0,
  make: report => chartFile(report, chartPictures(report)),
  parts: report =>
    chartPictures(report).map((picture, at) => ({
      name: `chart-${at + 1}`,
      bytes: chartFile(report, [picture]),
    })),
}
