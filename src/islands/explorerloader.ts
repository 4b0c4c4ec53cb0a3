import { newWorker } from './newworker.ts'

/** A table of a page; what makes it more than that comes when it is used, comes into view, or is named in the address. */
class TableExplorer extends HTMLElement {
  connectedCallback(): void {
    if (!this.querySelector('.explorer-bar')) return
    let pressed: HTMLElement | null = null
    const press = ({ target }: Event) => {
      pressed = (target as Element).closest<HTMLElement>('[data-panel]')
    }
    this.addEventListener('click', press)
    const load = (worker?: Worker) => {
      watch.disconnect()
      for (const event of STARTS) this.removeEventListener(event, start)
      void import('./tableexplorer.ts').then(async ({ explore }) => {
        await explore(this, worker)
        this.removeEventListener('click', press)
        // What was pressed before anything listened counts now.
        pressed?.click()
      })
    }
    const start = () => load()
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) start()
    })
    const name = this.dataset.name
    // A question in the address will be asked at once, so that who answers it is on the way already.
    if (location.search.includes(`${name}.`)) load(newWorker())
    else {
      watch.observe(this)
      for (const event of STARTS) this.addEventListener(event, start)
    }
  }
}

const STARTS = ['focusin', 'pointerdown'] as const

customElements.define('table-explorer', TableExplorer)
