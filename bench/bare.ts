import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes an Astro project that prints the given number of static pages with a minimal layout and nothing else. */
export function writeBareSite(folder: string, pages: number, modules: string): void {
  mkdirSync(join(folder, 'src/pages'), { recursive: true })
  mkdirSync(join(folder, 'src/layouts'), { recursive: true })
  symlinkSync(modules, join(folder, 'node_modules'), 'dir')
  writeFileSync(join(folder, 'package.json'), '{ "name": "bare", "private": true, "type": "module" }\n')
  writeFileSync(join(folder, 'astro.config.mjs'), 'export default {}\n')
  writeFileSync(join(folder, 'src/layouts/Page.astro'), LAYOUT)
  writeFileSync(
    join(folder, 'src/pages/[page].astro'),
    `---
import Page from '../layouts/Page.astro'
export function getStaticPaths() {
  return Array.from({ length: ${pages} }, (_, index) => ({
    params: { page: 'p' + (index + 1) },
    props: { number: index + 1 },
  }))
}
const { number } = Astro.props
---
<Page title={'Page ' + number}>
  <p>This is page {number} of ${pages}.</p>
</Page>
`,
  )
}

const LAYOUT = `---
const { title } = Astro.props
---
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{title}</title>
  </head>
  <body>
    <main>
      <h1>{title}</h1>
      <slot />
    </main>
  </body>
</html>
`
