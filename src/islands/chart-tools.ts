import { needsAllKinds } from './chart-spec.ts'
import { copyAndSay } from './clipboard.ts'

/** Lets the tools under a chart work: its picture, its address, and its code for other sites. */
export function wakeTools(host: HTMLElement): void {
  const said = host.querySelector('.chart-said')
  const address = host.querySelector<HTMLAnchorElement>('a.chart-address')
  address?.addEventListener('click', () => void copyAndSay(address.href, said))
  const code = host.querySelector('textarea')
  host.querySelector('.chart-copy')?.addEventListener('click', () => {
    code?.select()
    void copyAndSay(code?.value ?? '', said)
  })
  host.querySelector('.chart-png')?.addEventListener('click', async () => {
    const { savePicture } = await (needsAllKinds()
      ? import('./all-kinds.ts?all')
      : import('./chart-picture.ts'))
    await savePicture(host)
  })
}
