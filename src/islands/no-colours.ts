/** Stands for the colour library of Chart.js in pages: every colour is as it is given. */
export class Color {
  valid = false
  value: unknown
  constructor(value: unknown) {
    this.value = value
  }
}
