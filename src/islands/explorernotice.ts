import { formatBytes, formatNumber } from '../i18n/format.ts'
import { MOST_XLSX_ROWS } from '../tables/tasks.ts'
import { filled, make, makeButton } from './elements.ts'
import { Refusal } from './explorerclient.ts'
import type { TableInfo } from './explorertypes.ts'

/** The place beside a table where the explorer says what it does, what went wrong, and asks what it may. */
export class ExplorerNotice {
  private readonly place: HTMLElement
  private readonly info: TableInfo

  constructor(place: HTMLElement, info: TableInfo) {
    this.place = place
    this.info = info
  }

  /** Says something with links or buttons, or nothing any more. */
  say(text: string, ...more: HTMLElement[]): void {
    const said = this.place.querySelector('p')
    const [button] = more
    // A button that stays keeps its focus while the words beside it change.
    const stays = more.length === 1 && said?.nextElementSibling?.textContent === button?.textContent
    if (said && stays) said.textContent = text
    else this.place.replaceChildren(...(text === '' ? [] : [make('p', {}, text), ...more]))
  }

  /** Says that something goes on, which can be stopped. */
  goesOn(text: string, stop: () => void): void {
    this.say(text, makeButton(this.info.words.cancel, stop, { class: 'button plain' }))
  }

  /** Says how much has to be fetched, and waits for a yes or a no. */
  mayFetch(bytes: number): Promise<boolean> {
    const { words, language } = this.info
    const size = formatBytes(bytes, language)
    return new Promise((resolve) => {
      const button = (text: string, isYes: boolean) =>
        makeButton(text, () => resolve(isYes), { class: isYes ? 'button' : 'button plain' })
      this.say(
        filled(words.wants, { size }),
        button(filled(words.allow, { size }), true),
        button(words.refuse, false),
      )
    })
  }

  /** Says why something could not be done, and what to do next. */
  explain(error: unknown): void {
    const { words, language } = this.info
    const file = make('a', { class: 'button plain', href: '#download' }, words.file)
    switch (error instanceof Refusal ? error.why : 'other') {
      case 'cancelled':
        this.say(words.cancelled)
        break
      case 'too-long':
        this.say(filled(words.tooLong, { count: formatNumber(MOST_XLSX_ROWS, language) }))
        break
      case 'no-ranges':
        this.say(words.noRanges, file)
        break
      case 'refused':
        this.say(words.refused, file)
        break
      case 'changed':
        this.say(words.changed)
        break
      default:
        this.say(words.failed, file)
    }
  }
}
