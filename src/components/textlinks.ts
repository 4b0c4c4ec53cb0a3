import { linkAim } from '../rules/link-target.ts'
import type { Edition } from './edition.ts'

/** Where links into the catalog lead in a text of `file`; nowhere for what the site does not show. */
export function textLinks({ site, href, file: fileHref }: Edition, file: string) {
  const { catalog } = site
  return (target: string): string | undefined => {
    const aim = linkAim(target, file, catalog)
    if (!aim) return undefined
    const path = 'dataset' in aim ? aim.dataset : aim.path
    const [agency = '', name = '', ...rest] = path.split('/')
    if (name === '' || (name === 'agency.md' && rest.length === 0))
      return site.agencyByName.has(agency) ? href('agency', { agency }) : undefined
    const dataset = catalog.datasets.find(({ id }) => id === `${agency}/${name}`)
    if (!dataset) return undefined
    const isOpen = dataset.source.value.access === 'terbuka'
    const resource = dataset.resources.find((one) => one.file === path)
    if (resource) return isOpen ? fileHref(dataset, resource.download) : undefined
    const isPage = rest.length === 0 || path === dataset.source.file
    return isPage ? href('dataset', { agency, dataset: name }) : undefined
  }
}
