import type { LocalText } from '../i18n/texts.ts'
import type { Edition } from './edition.ts'
import { escapeMarkup } from './markup.ts'
import type { Figure, Summary } from './summary.ts'

/** A dataset as markup for an item of `ul.rows`: one string, since lists and results of searches show the same. */
export function rowMarkup(summary: Summary, edition: Edition): string {
  const { href, title, agency, theme, period, access, isLate, figure, size } = summary
  const closed = access === 'terbuka' ? '' : flag(edition.code('access', access).text)
  const late = isLate ? flag(edition.m.search.freshness.late) : ''
  const meta = [element('span', theme), element('span', agency), span(period), closed, late]
    .filter((part) => part !== '')
    .join(' ')
  const link = `<a href="${escapeMarkup(href)}"${lang(title)}>${escapeMarkup(title.text)}</a>`
  const measure = figure ? figureMarkup(figure, edition) : size ? `<p class="small quiet">${size}</p>` : ''
  return `<div><h3>${link}</h3><p class="meta">${meta}</p></div>${measure}`
}

function figureMarkup(
  { kind, value, unit, at, series, change, basis, spark }: Figure,
  { m }: Edition,
): string {
  const isHighest = kind === 'highest'
  const above = isHighest ? `<p class="meta">${escapeMarkup(`${m.figure.highest}: ${at}`)}</p>` : ''
  const below = isHighest ? metaOf([basis]) : metaOf([at, series, change, basis])
  const figure = `<p class="value${isHighest ? ' light' : ''}">${escapeMarkup(value)} ${element('small', unit)}</p>`
  return `<div class="measure"><div>${above}${figure}${below}</div>${spark}</div>`
}

function metaOf(texts: string[]): string {
  const spans = texts.map(span).join(' ').trim()
  return spans === '' ? '' : `<p class="meta">${spans}</p>`
}

function flag(text: string): string {
  return `<span class="flag">${escapeMarkup(text)}</span>`
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
