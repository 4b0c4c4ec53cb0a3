/// <reference types="astro/client" />

declare module 'virtual:brand.css' {}

declare module 'virtual:stories' {
  export const stories: ReadonlyMap<string, import('astro/runtime/server/index.js').AstroComponentFactory>
}
