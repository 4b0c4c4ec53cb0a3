import { circle, escapeText, Marks, paint, type Rect, round } from './marks.ts'
import { FONT_SIZE, type Font, textWidth } from './text-width.ts'

/** From a canvas baseline down to the alphabetic one, in font sizes of the bundled font. */
const BASELINES: Record<string, number> = { top: 0.87, middle: 0.36, bottom: -0.22 }
const ANCHORS: Record<string, string> = { center: 'middle', right: 'end', end: 'end' }
const FULL_CIRCLE = 2 * Math.PI - 1e-6

type State = Pick<
  RecordingContext,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'globalAlpha'
  | 'dash'
  | 'originX'
  | 'originY'
  | 'angle'
  | 'clipped'
>

/**
 * The part of a canvas 2D context that Chart.js draws with, written down as SVG elements.
 *
 * Coordinates are rounded to a tenth. Colours as in `paint`. There is no scaling: nothing here needs it.
 */
export class RecordingContext {
  readonly canvas: { width: number; height: number; getContext: () => RecordingContext }
  fillStyle = '#000'
  strokeStyle = '#000'
  lineWidth = 1
  lineCap = 'butt'
  lineJoin = 'miter'
  lineDashOffset = 0
  font = ''
  textAlign = 'start'
  textBaseline = 'alphabetic'
  globalAlpha = 1
  dash = ''
  originX = 0
  originY = 0
  angle = 0
  clipped: Rect | undefined
  private readonly saved: State[] = []
  private readonly marks = new Marks()
  private path = ''
  /** Full circles of one radius, which are shorter as dots of a line than as outlines. */
  private dots = ''
  private radius = 0
  /** The pen, in tenths of a pixel. */
  private penX = 0
  private penY = 0
  private left = Infinity
  private top = Infinity
  private right = -Infinity
  private bottom = -Infinity

  constructor(width: number, height: number) {
    this.canvas = { width, height, getContext: () => this }
  }

  /** The elements drawn so far, without an `<svg>` around them. */
  markup(): string {
    return this.marks.toString()
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline } = this
    const { globalAlpha, dash, originX, originY, angle, clipped } = this
    this.saved.push({
      fillStyle,
      strokeStyle,
      lineWidth,
      lineCap,
      lineJoin,
      font,
      textAlign,
      textBaseline,
      globalAlpha,
      dash,
      originX,
      originY,
      angle,
      clipped,
    })
  }
  restore(): void {
    Object.assign(this, this.saved.pop())
  }
  translate(x: number, y: number): void {
    const originX = this.pointX(x, y)
    this.originY = this.pointY(x, y)
    this.originX = originX
  }
  rotate(angle: number): void {
    this.angle += angle
  }
  setTransform(): void {}
  resetTransform(): void {}
  setLineDash(lengths: number[]): void {
    this.dash = lengths.join(' ')
  }
  clearRect(): void {
    this.marks.clear()
  }

  beginPath(): void {
    this.path = this.dots = ''
    this.left = this.top = Infinity
    this.right = this.bottom = -Infinity
  }
  moveTo(x: number, y: number): void {
    this.reach(x, y)
    this.path += `M${tenths(this.penX)} ${tenths(this.penY)}`
  }
  lineTo(x: number, y: number): void {
    // As the canvas standard says, a call with a number that is none does nothing.
    if (Number.isNaN(x + y)) return
    if (this.path === '') {
      this.moveTo(x, y)
      return
    }
    const fromX = this.penX
    const fromY = this.penY
    this.reach(x, y)
    const right = this.penX - fromX
    const down = this.penY - fromY
    if (right !== 0 && down !== 0) this.path += `l${tenths(right)} ${tenths(down)}`
    else if (right !== 0) this.path += `h${tenths(right)}`
    else if (down !== 0) this.path += `v${tenths(down)}`
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.path += `C${this.point(x1, y1)} ${this.point(x2, y2)} ${this.point(x, y)}`
  }
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    this.path += `Q${this.point(x1, y1)} ${this.point(x, y)}`
  }
  arc(x: number, y: number, radius: number, start: number, end: number, counterclockwise = false): void {
    if (Number.isNaN(x + y + radius + start + end)) return
    const size = round(radius)
    if (Math.abs(end - start) >= FULL_CIRCLE) {
      this.reach(x - radius, y - radius)
      this.reach(x + radius, y + radius)
      const middle = this.point(x, y)
      if (this.path === '' && (this.dots === '' || this.radius === size)) this.dots += `M${middle}h0`
      else this.path += circle(this.penX / 10, this.penY / 10, size)
      this.radius = size
      return
    }
    this.lineTo(x + radius * Math.cos(start), y + radius * Math.sin(start))
    const large = Math.abs(end - start) > Math.PI ? 1 : 0
    const stop = this.point(x + radius * Math.cos(end), y + radius * Math.sin(end))
    this.path += `A${size} ${size} 0 ${large} ${counterclockwise ? 0 : 1} ${stop}`
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y)
    this.lineTo(x + width, y)
    this.lineTo(x + width, y + height)
    this.lineTo(x, y + height)
    this.closePath()
  }
  closePath(): void {
    if (this.path !== '') this.path += 'z'
  }
  /** Only rectangles are asked for; a drawing that stays inside is left uncut. */
  clip(): void {
    const { left, top, right, bottom } = this
    if (right >= left) this.clipped = { left, top, right, bottom }
  }
  fill(): void {
    if (this.dots !== '') {
      const pen = ` stroke-width="${round(this.radius * 2)}" stroke-linecap="round"`
      this.draw(paint('stroke', this.fillStyle, this.globalAlpha) + pen, this.dots)
    }
    if (this.path !== '') this.draw(paint('fill', this.fillStyle, this.globalAlpha), this.path)
  }
  stroke(): void {
    const { lineWidth, lineCap, lineJoin, dash } = this
    let attributes = paint('stroke', this.strokeStyle, this.globalAlpha)
    if (lineWidth !== 1) attributes += ` stroke-width="${lineWidth}"`
    if (lineCap !== 'butt') attributes += ` stroke-linecap="${lineCap}"`
    if (lineJoin !== 'miter') attributes += ` stroke-linejoin="${lineJoin}"`
    if (dash !== '') attributes += ` stroke-dasharray="${dash}"`
    const rings = this.dots.replace(/M(\S+) (\S+)h0/g, (_, x, y) => circle(Number(x), Number(y), this.radius))
    if (this.path + rings !== '') this.draw(`${attributes} fill="none"`, this.path + rings)
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath()
    this.rect(x, y, width, height)
    this.fill()
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath()
    this.rect(x, y, width, height)
    this.stroke()
  }

  measureText(text: string): { width: number } {
    return { width: textWidth(text, parseFont(this.font)) }
  }
  /** Beyond the canvas standard: with a `halo` colour around it the text stays legible on lines. */
  fillText(text: string, x: number, y: number, _maxWidth?: number, halo = ''): void {
    if (text === '') return
    const { size, weight } = parseFont(this.font)
    const anchor = ANCHORS[this.textAlign]
    let attributes = paint('fill', this.fillStyle, this.globalAlpha)
    if (size !== FONT_SIZE) attributes += ` font-size="${size}"`
    if (weight !== 400) attributes += ` font-weight="${weight}"`
    if (anchor) attributes += ` text-anchor="${anchor}"`
    if (halo !== '')
      attributes += `${paint('stroke', halo, 1)} stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
    const left = round(this.pointX(x, y))
    const top = this.pointY(x, y)
    const drop = (BASELINES[this.textBaseline] ?? 0) * size
    const turn = round((this.angle * 180) / Math.PI)
    const place =
      turn === 0
        ? `x="${left}" y="${round(top + drop)}"`
        : `transform="translate(${left} ${round(top)})rotate(${turn})" y="${round(drop)}"`
    this.marks.add('text', attributes, `<text ${place}>${escapeText(text)}</text>`, undefined)
  }

  private draw(attributes: string, path: string): void {
    const clip = this.clipped
    const inside =
      !clip ||
      (this.left >= clip.left - 1 &&
        this.right <= clip.right + 1 &&
        this.top >= clip.top - 1 &&
        this.bottom <= clip.bottom + 1)
    this.marks.add('path', attributes, path, inside ? undefined : clip)
  }
  private point(x: number, y: number): string {
    this.reach(x, y)
    return `${tenths(this.penX)} ${tenths(this.penY)}`
  }
  private reach(x: number, y: number): void {
    const px = this.pointX(x, y)
    const py = this.pointY(x, y)
    if (px < this.left) this.left = px
    if (px > this.right) this.right = px
    if (py < this.top) this.top = py
    if (py > this.bottom) this.bottom = py
    this.penX = Math.round(px * 10)
    this.penY = Math.round(py * 10)
  }
  private pointX(x: number, y: number): number {
    return this.originX + (this.angle === 0 ? x : x * Math.cos(this.angle) - y * Math.sin(this.angle))
  }
  private pointY(x: number, y: number): number {
    return this.originY + (this.angle === 0 ? y : x * Math.sin(this.angle) + y * Math.cos(this.angle))
  }
}

/** Texts of numbers by their tenths, since turning a fraction into digits takes longer than all else of a line. */
const MOST_DIGITS = 10_000
const digits = new Array<string | undefined>(MOST_DIGITS)

/** A whole number of tenths as a decimal number. */
function tenths(count: number): string {
  const size = Math.abs(count)
  if (!(size < MOST_DIGITS)) return String(count / 10)
  let text = digits[size]
  if (text === undefined) {
    text = String(size / 10)
    digits[size] = text
  }
  return count < 0 ? `-${text}` : text
}

const fonts = new Map<string, Font>()

/** Size and weight of a CSS font, which Chart.js writes as `normal 600 12.5px family`. */
function parseFont(css: string): Font {
  let font = fonts.get(css)
  if (!font) {
    const size = Number(/([\d.]+)px/.exec(css)?.[1] ?? FONT_SIZE)
    font = { size, weight: /\b(bold|[6-9]00)\b/.test(css) ? 600 : 400 }
    fonts.set(css, font)
  }
  return font
}
