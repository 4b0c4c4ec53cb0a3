const DAY = 86_400_000
const TIME_ZONE_SLACK = 1

/** Says how old a page is, by the clock of the visitor, where it is older than the day it was made for. */
class AsOfNote extends HTMLElement {
  connectedCallback(): void {
    const { date = '', words = '' } = this.dataset
    const days = Math.floor((Date.now() - Date.parse(`${date}T00:00:00Z`)) / DAY)
    // Midnight comes earlier in some places than in others.
    if (!(days > TIME_ZONE_SLACK)) return
    const note = document.createElement('p')
    note.className = 'flag'
    note.textContent = words.replace('{days}', String(days))
    this.replaceChildren(note)
  }
}

customElements.define('as-of-note', AsOfNote)
