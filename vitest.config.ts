import { defineConfig } from 'vitest/config'
import { FOREIGN_PROGRAMS } from './tests/foreign.ts'

// What a test sees must not depend on the machine it runs on.
Object.assign(process.env, { TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: '' })

const FULL_SIZE = 'tests/full/**/*.test.ts'
const fullSize = process.env.FULL_SIZE === '1'

export default defineConfig({
  test: {
    include: fullSize ? [FULL_SIZE] : ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'src/pages/**', ...(fullSize ? [] : [FULL_SIZE])],
    tags: Object.keys(FOREIGN_PROGRAMS).map((name) => ({
      name,
      description: `needs ${name}, which npm cannot bring`,
    })),
    passWithNoTests: true,
    maxWorkers: '100%',
    testTimeout: fullSize ? 600_000 : 30_000,
    hookTimeout: fullSize ? 600_000 : 120_000,
  },
})
