import { ArcElement, Chart, Filler, PieController, ScatterController } from 'chart.js'

// What areas, pies and scatters need of Chart.js beyond lines and bars; pages fetch it for these alone.
Chart.register(PieController, ArcElement, ScatterController, Filler)
