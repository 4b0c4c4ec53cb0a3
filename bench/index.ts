const BENCHES: Record<string, () => Promise<{ run(args: string[]): Promise<boolean> }>> = {
  build: () => import('./build.ts'),
  changed: () => import('./changed.ts'),
  charts: () => import('./charts.ts'),
  explorer: () => import('./explorer.ts'),
  submission: () => import('./submission.ts'),
  history: () => import('./history.ts'),
  diff: () => import('./diff.ts'),
  validate: () => import('./validate.ts'),
  personal: () => import('./personal.ts'),
  places: () => import('./places.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  wild: () => import('./wild.ts'),
  search: () => import('./search.ts'),
}

const [bench = '', ...args] = process.argv.slice(2)
const load = BENCHES[bench]
if (load) {
  try {
    const { run } = await load()
    process.exitCode = (await run(args)) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  }
} else {
  console.error(
    `Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [ARGUMENT…]   (see bench/README.md)`,
  )
  process.exitCode = 2
}

export {}
