/*
 * Lets the frames of charts in a page be as high as what they show: a chart tells its height, and no other frame and
 * no other page can. Nothing is loaded, stored or sent elsewhere.
 */
;(() => {
  const home = new URL(document.currentScript.src).origin
  const isOurs = (frame) => URL.canParse(frame.src) && new URL(frame.src).origin === home
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== home || data?.type !== 'chart-height' || !(data.height > 0)) return
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.style.height = `${Math.ceil(data.height)}px`
  })
  // Charts that were there before this script have told their height already: they are asked again.
  for (const frame of document.querySelectorAll('iframe'))
    if (isOurs(frame)) frame.contentWindow?.postMessage({ type: 'chart-height' }, home)
})()
