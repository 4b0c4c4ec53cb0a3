/** GitHub refuses a step's summary beyond 1 MiB as a whole. */
export const MOST_SUMMARY = 1024 * 1024

/** A text of any kind as the words of a workflow command, which it can neither end nor begin anew. */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
