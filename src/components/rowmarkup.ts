import type { LocalText } from '../i18n/texts.ts'
import type { Edition } from './edition.ts'
import { escapeMarkup } from './markup.ts'
import type { Figure, Summary } from './summary.ts'

/** A dataset as markup for an item of `ul.rows`: one string, since lists and results of searches show the same. */
export function rowMarkup(summary: Summary, edition: Edition): string {
  const { href, title, agency, theme, period, access, figure, size } = summary
  const closed =
    access === 'terbuka'
      ? ''
      : `<span class="flag">${escapeMarkup(edition.code('access', access).text)}</span>`
  const meta = [element('span', theme), element('span', agency), span(period), closed]
    .filter((part) => part !== '')
    .join(' ')
  const link = `<a href="${escapeMarkup(href)}"${lang(title)}>${escapeMarkup(title.text)}</a>`
  const measure = figure ? figureMarkup(figure, edition) : size ? `<p class="small quiet">${size}</p>` : ''
  return `<div><h3>${link}</h3><p class="meta">${meta}</p></div>${measure}`
}

function figureMarkup({ kind, value, unit, at, series, change, spark }: Figure, { m }: Edition): string {
  const isHighest = kind === 'highest'
  const above = isHighest ? `<p class="meta">${escapeMarkup(`${m.figure.highest}: ${at}`)}</p>` : ''
  const below = isHighest
    ? ''
    : `<p class="meta">${[at, series, change].map(span).filter(Boolean).join(' ')}</p>`
  const figure = `<p class="value${isHighest ? ' light' : ''}">${escapeMarkup(value)} ${element('small', unit)}</p>`
  return `<div class="measure"><div>${above}${figure}${below}</div>${spark}</div>`
}

function span(text: string): string {
  return text === '' ? '' : `<span>${escapeMarkup(text)}</span>`
}

function element(name: string, text: LocalText): string {
  return `<${name}${lang(text)}>${escapeMarkup(text.text)}</${name}>`
}

function lang({ language }: LocalText): string {
  return language ? ` lang="${language}"` : ''
}
