import { expect, test } from 'vitest'
import { lightTheme, withColours } from './lighttheme.ts'

const SHEET = `/* :root { --ink: wrong } */
:root { --ink: #111; --edge: rgb(1 2 3 / 5%); }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; } .a { color: red } }
.b { --ink: blue }
:root{--chart-ink:var(--ink)}`

test('the light theme is what stands outside every condition, followed to its value', () => {
  const theme = lightTheme([SHEET, ':root{--ink:#222}'])
  expect(theme('--ink')).toBe('#222')
  expect(theme('--chart-ink')).toBe('#222')
  expect(withColours('<path fill="var(--edge)"/>', theme)).toBe('<path fill="rgb(1 2 3 / 5%)"/>')
})

test('a property that no sheet sets is a fault of the drawing', () => {
  expect(() => withColours('var(--gone)', lightTheme([SHEET]))).toThrow('--gone')
})
