/// <reference types="astro/client" />

declare module 'virtual:brand.css' {}

declare module 'virtual:stories' {
  export const stories: ReadonlyMap<string, import('astro/runtime/server/index.js').AstroComponentFactory>
}

declare module '*/all-kinds.ts?all' {
  export const LiveChart: typeof import('./islands/live-chart.ts').LiveChart
  export const savePicture: typeof import('./islands/chart-picture.ts').savePicture
}

declare module '*/builder.ts?all' {
  export const Builder: typeof import('./islands/builder.ts').Builder
}
