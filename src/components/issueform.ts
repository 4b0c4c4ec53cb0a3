import type { Text } from '../catalog/problem.ts'

/** What a reader wants to tell those who keep the catalog. */
export type Concern = 'error' | 'request'

/** What a form is filled in with. */
export interface About {
  /** Title of the dataset. */
  title: string
  /** Absolute address of its page. */
  address: string
}

/** Files of `.github/ISSUE_TEMPLATE/`, and the titles they begin with. */
const FORMS: Record<Concern, { template: string; title: Text }> = {
  error: {
    template: 'lapor-kesalahan-data.yml',
    title: { id: 'Kesalahan data: ', en: 'Error in the data: ' },
  },
  request: { template: 'minta-data.yml', title: { id: 'Permintaan data: ', en: 'Request for data: ' } },
}

/**
 * The address of a prefilled issue form at the host of a repository: the form of GitHub with its fields, the plain form
 * of GitLab, or title and body as other hosts take them.
 */
export function issueForm(
  repository: string,
  concern: Concern,
  { title, address }: About,
  language: keyof Text,
): string {
  const { template, title: begin } = FORMS[concern]
  const url = new URL(repository.replace(/(\.git)?\/*$/, ''))
  const path = url.pathname === '/' ? '' : url.pathname
  const heading = begin[language] + title
  if (url.hostname.startsWith('gitlab.')) {
    url.pathname = `${path}/-/issues/new`
    url.searchParams.set('issue[title]', heading)
    url.searchParams.set('issue[description]', address)
    return url.href
  }
  url.pathname = `${path}/issues/new`
  if (url.hostname === 'github.com') {
    url.searchParams.set('template', template)
    url.searchParams.set('title', heading)
    // The request has no field for a page: what is asked for begins with it.
    url.searchParams.set(concern === 'error' ? 'dataset' : 'data', address)
  } else {
    url.searchParams.set('title', heading)
    url.searchParams.set('body', address)
  }
  return url.href
}

/** The address of a letter to an office, with subject and page filled in. */
export function letterTo(
  email: string,
  concern: Concern,
  { title, address }: About,
  language: keyof Text,
): string {
  const subject = encodeURIComponent(FORMS[concern].title[language] + title)
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${subject}&body=${encodeURIComponent(address)}`
}
