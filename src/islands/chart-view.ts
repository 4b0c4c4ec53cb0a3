import { needsAllKinds } from './chart-spec.ts'

/** A chart that becomes interactive when it comes into view; its drawing stays where colours are the reader's own. */
class ChartView extends HTMLElement {
  connectedCallback(): void {
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
    } else if (!matchMedia('(forced-colors: active), (prefers-contrast: more)').matches) {
      const { LiveChart } = await (needsAllKinds() ? import('./all-kinds.ts?all') : import('./live-chart.ts'))
      await new LiveChart(this).start()
    }
    this.dataset.live = ''
  }
}

customElements.define('chart-view', ChartView)
