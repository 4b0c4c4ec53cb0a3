import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mdx from '@astrojs/mdx'
import type { AstroIntegration, PathWithRoute } from 'astro'
import { defineConfig } from 'astro/config'
import type { Plugin } from 'vite'
import { fileRoutes, inBrackets, PAGE_KINDS, type PageKind, routePattern } from './src/i18n/addresses.ts'
import { pageLanguages } from './src/i18n/languages.ts'
import { addressOf, catalogFolder, identityOf } from './src/store/identity.ts'
import { STORY_FILE } from './src/stories/story.ts'
import { brandStyles } from './src/styles/colours.ts'

const folder = catalogFolder()
const catalog = identityOf(folder)
const baseUrl = new URL(addressOf(catalog))

/** Kinds of page about one dataset, which answer for what was withdrawn, too. */
const OF_DATASETS: readonly PageKind[] = ['dataset', 'versions', 'version']

const entrypoint = (kind: PageKind) =>
  `src/pages/_${OF_DATASETS.includes(kind) ? 'dataset-address' : kind}.astro`

/**
 * One route for each kind of page and language; an entrypoint learns both from its route. The pages of a dataset
 * are made one after the other and before all lists, so that its tables are fetched from the cache once.
 */
function addresses(): AstroIntegration {
  const languages = pageLanguages(catalog.languages)
  return {
    name: 'addresses',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const [name, patterns] of Object.entries(fileRoutes(languages, languages[0]!))) {
          for (const pattern of patterns) {
            injectRoute({
              pattern: inBrackets(pattern),
              entrypoint: `./src/pages/_${name}.ts`,
              prerender: true,
            })
          }
        }
        for (const kind of PAGE_KINDS) {
          for (const language of languages) {
            injectRoute({
              pattern: routePattern(kind, language, languages[0]!),
              entrypoint: `./${entrypoint(kind)}`,
              prerender: true,
            })
          }
        }
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          getStaticPaths: async () => datasetsFirst(await usual.getStaticPaths()),
        }))
      },
    },
  }
}

/** Pages and files that show charts, which come from the tables of a dataset. */
const OF_CHARTS = /_(?:dataset-address|embed\.astro|chart-values)/

/** The pages of each dataset one after the other, then all others. */
function datasetsFirst(paths: PathWithRoute[]): PathWithRoute[] {
  const groups = Map.groupBy(paths, ({ pathname, route }) =>
    OF_CHARTS.test(route.component)
      ? /(?:^|\/)(?:data|embed)\/([^/]+\/[^/]+)(?:\/|$)/.exec(pathname)?.[1]
      : undefined,
  )
  const others = groups.get(undefined) ?? []
  groups.delete(undefined)
  return [...groups.values(), others].flat()
}

/** The catalog's colours as a style sheet, which is bundled with the others. */
function brand(): Plugin {
  const name = 'virtual:brand.css'
  return {
    name: 'brand',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}` ? brandStyles(catalog.brand.primary, catalog.brand.secondary) : undefined,
  }
}

/**
 * The stories of the catalog as components, by `<name>.<language>`. The catalog may lie outside the project, where what
 * a compiled story imports of Astro would not be found.
 */
function stories(): Plugin {
  const name = 'virtual:stories'
  const own = join(folder, '_catalog', 'stories')
  const project = fileURLToPath(import.meta.url)
  return {
    name: 'stories',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === name) return `\0${name}`
      return importer?.startsWith(own) && /^astro(\/|$)/.test(id) ? this.resolve(id, project) : undefined
    },
    load(id) {
      if (id !== `\0${name}`) return undefined
      const files = existsSync(own)
        ? readdirSync(own).filter((file) => STORY_FILE.test(`_catalog/stories/${file}`))
        : []
      const imports = files.map((file, at) => `import S${at} from ${JSON.stringify(join(own, file))}`)
      const entries = files.map((file, at) => `[${JSON.stringify(file.replace(/\.mdx$/, ''))}, S${at}]`)
      return `${imports.join('\n')}\nexport const stories = new Map([${entries.join(', ')}])\n`
    },
  }
}

/**
 * A module that is asked for with `?all` is bundled once more with all of `src/charts` and Chart.js that it imports:
 * there areas, pies and scatters are drawn, and charts of lines and bars, which most are, need not carry that.
 */
function allKinds(): Plugin {
  const mark = '?all'
  const without = (id: string) => (id.endsWith(mark) ? id.slice(0, -mark.length) : id)
  return {
    name: 'all-kinds',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.endsWith(mark) && !importer?.endsWith(mark)) return null
      const found = await this.resolve(without(source), importer && without(importer), {
        ...options,
        skipSelf: true,
      })
      if (!found || found.external || !/\/src\/(charts|islands)\/|\/chart\.js\//.test(found.id)) return found
      return { ...found, id: without(found.id) + mark }
    },
  }
}

/** What pages run reads no property for an effect; else Chart.js's scales of time, circles and logarithms would stay. */
function plainReads(): Plugin {
  return {
    name: 'plain-reads',
    configEnvironment: (name) =>
      name === 'client'
        ? { build: { rolldownOptions: { treeshake: { propertyReadSideEffects: false } } } }
        : undefined,
  }
}

export default defineConfig({
  site: baseUrl.origin,
  base: baseUrl.pathname,
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  // Some pages at once: a page is made while those before it are still being written.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  // Everything comes from the site itself; what a submission smuggled in as markup would neither run nor load.
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-src 'none'",
        "img-src 'self' blob: data:",
        "manifest-src 'self'",
        "object-src 'none'",
        "worker-src 'self'",
      ],
    },
  },
  devToolbar: { enabled: false },
  prefetch: false,
  // Colours of code would be `style` attributes.
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), addresses()],
  vite: {
    plugins: [brand(), stories(), allKinds(), plainReads()],
    // A worker loads what only some tables need when they need it.
    worker: { format: 'es' },
    // Chart.js reckons with colours only for what moves or is hovered; here nothing is, and pages are lighter by 4 kB.
    resolve: {
      alias: { '@kurkle/color': fileURLToPath(new URL('./src/islands/no-colours.ts', import.meta.url)) },
    },
    // A small file inside the style sheet would need `data:` in a content security policy.
    build: { assetsInlineLimit: 0 },
  },
})
