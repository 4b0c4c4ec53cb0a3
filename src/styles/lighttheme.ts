/**
 * Custom properties as style sheets have them for the light theme: what `:root` sets outside every condition. Each
 * is followed to its value.
 */
export function lightTheme(sheets: readonly string[]): (name: string) => string {
  const values = new Map<string, string>()
  for (const sheet of sheets) {
    for (const [, body = ''] of outsideConditions(sheet).matchAll(/:root\s*\{([^}]*)\}/g)) {
      for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g))
        values.set(name, value.trim())
    }
  }
  const follow = (name: string): string => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`No style sheet sets ${name}`)
    const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
    return other ? follow(other) : value
  }
  return follow
}

/** A drawing with the values of a theme in place of its custom properties, for where no style sheet is read. */
export function withColours(svg: string, theme: (name: string) => string): string {
  return svg.replace(/var\((--[\w-]+)\)/g, (_, name: string) => theme(name))
}

/** A style sheet without comments and without its rules that begin with `@` and hold others. */
function outsideConditions(sheet: string): string {
  return sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@(?:media|container|supports)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
}
