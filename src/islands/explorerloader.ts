/** A table of a page; what makes it more than that comes when it is used, comes into view, or is named in the address. */
class TableExplorer extends HTMLElement {
  connectedCallback(): void {
    if (!this.querySelector('.explorer-bar')) return
    const load = () => {
      watch.disconnect()
      for (const event of STARTS) this.removeEventListener(event, load)
      void import('./tableexplorer.ts').then(({ explore }) => explore(this))
    }
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) load()
    })
    const name = this.dataset.name
    if (location.search.includes(`${name}.`)) load()
    else {
      watch.observe(this)
      for (const event of STARTS) this.addEventListener(event, load)
    }
  }
}

const STARTS = ['focusin', 'pointerdown'] as const

customElements.define('table-explorer', TableExplorer)

export {}
