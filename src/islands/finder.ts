/** The search of the list; what it needs is loaded when a visitor begins to use it, or comes with a query. */
class Finder extends HTMLElement {
  connectedCallback(): void {
    const begin = () => {
      this.dataset.begun = ''
      for (const kind of ['focusin', 'input']) this.removeEventListener(kind, begin)
      import('./finding.ts').then(({ beginFinding }) => beginFinding(this))
    }
    if (location.search.length > 1) begin()
    else for (const kind of ['focusin', 'input']) this.addEventListener(kind, begin)
    // Until the search is there, the form must not leave the page that is about to have it.
    this.addEventListener('submit', (event) => event.preventDefault())
  }
}

customElements.define('data-finder', Finder)
