// Charts and pictures of every kind; asked for with `?all`, so that it has a Chart.js of its own.
import '../charts/kinds.ts'

export { savePicture } from './chart-picture.ts'
export { LiveChart } from './live-chart.ts'
