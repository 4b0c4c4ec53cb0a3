import './chart-view.ts'

/** The builder of charts, which is loaded when it is opened or the address holds a chart. */
class ChartBuilder extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector('details')
    if (!details) return
    details.addEventListener('toggle', () => void this.wake(), { once: true })
    if (/(^|[?&])g\.x=/.test(location.search)) details.open = true
  }

  private async wake(): Promise<void> {
    const { Builder } = await import('./builder.ts?all')
    new Builder(this)
  }
}

customElements.define('chart-builder', ChartBuilder)
