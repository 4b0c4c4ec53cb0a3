import { summarise } from '../charts/summary.ts'
import { chartsOf } from '../components/charts.ts'
import type { Edition } from '../components/edition.ts'
import { type SharePicture, sharePicture } from '../components/sharepicture.ts'
import { type AddressParams, type PictureKind, pictureAddress } from '../i18n/addresses.ts'
import { published } from '../store/published.ts'
import { storyView } from '../stories/check.ts'
import type { Story } from '../stories/story.ts'
import charts from '../styles/charts.css?raw'
import { brandStyles } from '../styles/colours.ts'
import { lightTheme, withColours } from '../styles/lighttheme.ts'
import tilemap from '../styles/tilemap.css?raw'
import tokens from '../styles/tokens.css?raw'
import { storybook } from './_storybook.ts'

/** The picture of a page for where its address is shared. */
export interface PagePicture {
  /** Absolute address. */
  address: string
  /** What it shows, in words. */
  alt: string
}

type Content = Pick<SharePicture, 'title' | 'below' | 'figure' | 'chart'>

/**
 * Leaves the picture of a page to be made and says where it will be; `undefined` in a build without pictures, so that
 * no page names one that is not there.
 */
export function pagePicture(
  edition: Edition,
  kind: PictureKind,
  params: AddressParams,
  content: Content,
): PagePicture | undefined {
  const { pictures } = published()
  if (!pictures) return undefined
  const { site, language } = edition
  const { brand } = site.catalog.source.value
  const svg = sharePicture({
    ...content,
    catalog: edition.title.text,
    notice: edition.notice.text,
    motif: brand.motif,
  })
  const theme = lightTheme([tokens, charts, tilemap, brandStyles(brand.primary, brand.secondary)])
  // The only series of a chart has the colour of the brand, as on the page.
  const solo = content.chart?.series.length === 1
  const colours = (name: string) => theme(solo && name === '--chart-1' ? '--accent' : name)
  const address = pictureAddress(kind, params, language, site.first)
  pictures.add(decodeURIComponent(address).slice(1), withColours(svg, colours))
  return {
    address: site.origin + site.base.replace(/\/$/, '') + address,
    alt: altOf(content, edition.title.text),
  }
}

/** What the picture of a story shows besides its title: the first chart in it. */
export function storyChart(edition: Edition, story: Story): Content['chart'] {
  for (const reference of story.references) {
    if (reference.component !== 'Chart') continue
    const found = storyView(storybook().data, reference.attributes).value
    const chart = found && chartsOf(edition, found.dataset).find(({ number }) => number === found.index + 1)
    if (chart) return chart.chart
  }
  return undefined
}

function altOf({ title, chart }: Content, catalog: string): string {
  return chart ? `${title}. ${chart.title}: ${summarise(chart)}` : `${title}. ${catalog}`
}
