import { needsAllKinds } from './chart-spec.ts'

/** Where colours are the reader's own. */
const OWN_COLOURS = '(forced-colors: active), (prefers-contrast: more)'

/** A chart that becomes interactive when it comes into view; its drawing stays where colours are the reader's own. */
class ChartView extends HTMLElement {
  connectedCallback(): void {
    const plot = this.querySelector<HTMLElement>('.chart-plot')
    // Whoever goes from stop to stop faster than charts load must not pass them by.
    if (plot && !matchMedia(OWN_COLOURS).matches) plot.tabIndex = 0
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      void this.wake()
    })
    observer.observe(this)
  }

  private async wake(): Promise<void> {
    const { wakeTools } = await import('./chart-tools.ts')
    wakeTools(this)
    if (this.dataset.kind === 'map') {
      const { LiveMap } = await import('./live-map.ts')
      new LiveMap(this)
    } else if (!matchMedia(OWN_COLOURS).matches) {
      const { LiveChart } = await (needsAllKinds() ? import('./all-kinds.ts?all') : import('./live-chart.ts'))
      await new LiveChart(this).start()
    }
    this.dataset.live = ''
  }
}

customElements.define('chart-view', ChartView)
