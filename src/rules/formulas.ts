/** Space, control and unseen characters before a formula, which some programs leave out. */
const LEAD = /^[\s\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/u

/** Functions that a spreadsheet would call behind `+`, `-` or `@`: those that reach out first, then everyday ones. */
const FUNCTIONS = [
  'HYPERLINK WEBSERVICE IMPORTXML IMPORTDATA IMPORTHTML IMPORTFEED IMPORTRANGE IMAGE CALL REGISTER REGISTER.ID EXEC',
  'RTD DDE DDEAUTO MSEXCEL FILTERXML ENCODEURL INDIRECT OFFSET CELL INFO LAMBDA LET QUERY GOOGLEFINANCE',
  'SUM SUMIF SUMIFS SUBTOTAL AVERAGE AVERAGEIF COUNT COUNTA COUNTIF COUNTIFS MIN MAX MEDIAN ROUND ROUNDUP ROUNDDOWN',
  'INT ABS MOD RAND RANDBETWEEN IF IFS IFERROR AND OR NOT TRUE FALSE CHOOSE SWITCH VLOOKUP HLOOKUP XLOOKUP LOOKUP INDEX MATCH',
  'CONCATENATE CONCAT TEXTJOIN LEFT RIGHT MID LEN TRIM CLEAN TEXT VALUE CHAR CODE SUBSTITUTE REPLACE UPPER LOWER PROPER T N',
  'DATE TODAY NOW YEAR MONTH DAY EDATE DATEDIF ROW COLUMN ADDRESS TRANSPOSE',
]
  .join(' ')
  .replaceAll('.', '\\.')
  .split(' ')
  .join('|')

const CALL = new RegExp(`(?:^|[-+@=*/^&(,;<>!\\s"%])(?:${FUNCTIONS})\\(`, 'i')
/** Dynamic data exchange: a program, a bar, its argument, a mark, an item. */
const EXCHANGE = /[\p{L}\p{N}_.]\s{0,3}\|[^|!\n]{0,255}![\p{L}\p{N}_$]/u
/** A reference to a cell, alone or before an operator. */
const REFERENCE =
  /^[-+\s(]+(?:\d+(?:[.,]\d+)?\s*[-+*/^&]\s*\(?)*(?:'[^']+'!|[\p{L}\p{N}_.]+!)?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?:\s*[-+*/^&:,;)=<>]|\s*$)/iu
/** The same behind `@`; in small letters it is rather a name, such as `@rt1`. */
const NAMED = /^@\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?:\s*[-+*/^&:,;)=<>]|\s*$)/u
const JOINED = /^[-+\s]+"[^"]*"\s*&/
/** What can follow the sign of equality: signs and brackets, then a name, number, text, list or error. */
const OPERAND = /^[\s+\-@(]*["'{#$[\\\p{L}\p{N}_.]/u
/** A formula behind a quote, or behind a sign that parts columns elsewhere: Excel in Indonesia parts at `;`, whatever the quotes. */
const HIDDEN = new RegExp(
  `(?:^(?=")|[;,|\\t\\r\\n])[\\s"]{0,9}[=+@-]\\s{0,3}(?:[^;\\n]{0,99}[-+@=*/&(])?(?:${FUNCTIONS})\\(`,
  'i',
)
const HIDDEN_EXCHANGE =
  /(?:^(?=")|[;,\t\r\n])[\s"]{0,9}[=+@-][^;|\n]{0,99}[\p{L}\p{N}_.]\s{0,3}\|[^|!\n]{0,255}![\p{L}\p{N}_$]/u
/** Longest formula of a spreadsheet. */
const LONGEST = 8192

/** Whether a spreadsheet would read a cell as a formula, run a part of it as one, or reach out of the file by it. */
export function isFormula(text: string): boolean {
  const written = text.slice(0, LONGEST).replace(LEAD, '')
  const first = SIGNS[written.charAt(0)] ?? written.charAt(0)
  const rest = written.slice(1)
  const body = first + rest
  if (first === '=' && OPERAND.test(rest)) return true
  if (first === '+' || first === '-' || first === '@') {
    if (CALL.test(body) || EXCHANGE.test(body)) return true
    if (first === '@' ? NAMED.test(body) : REFERENCE.test(body) || JOINED.test(body)) return true
  }
  return HIDDEN.test(body) || HIDDEN_EXCHANGE.test(body)
}

/** Signs of full width, which Excel reads as the plain ones in some languages. */
const SIGNS: Record<string, string> = { '＝': '=', '＋': '+', '－': '-', '＠': '@' }

/** What a formula shows where that can be told from its text: `00123` for `="00123"`, the address of a link. */
export function formulaResult(text: string): string | undefined {
  const body = text.replace(LEAD, '')
  const quoted = /^=\s*"([^"]*)"\s*$/.exec(body)?.[1]
  if (quoted !== undefined) return quoted
  const number = /^=\s*([+-]?\d+(?:[.,]\d+)?)\s*$/.exec(body)?.[1]
  if (number !== undefined) return number
  const link = /^=\s*HYPERLINK\(\s*"([^"]*)"\s*[,;)]/i.exec(body)?.[1]
  return link && /^https?:\/\/\S+$/i.test(link) ? link : undefined
}
