/** Tells the page around a frame how high the frame should be: at first, at every change, and when it is asked. */
const tell = () => {
  const { height } = document.body.getBoundingClientRect()
  // Any page may show the chart, and its height is no secret.
  parent.postMessage({ type: 'chart-height', height }, '*')
}

if (parent !== window) {
  new ResizeObserver(tell).observe(document.body)
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.type === 'chart-height') tell()
  })
}
