/** Copies a text and says in a status line whether that worked, in the words that the line has with it. */
export async function copyAndSay(text: string, said: Element | null): Promise<void> {
  const isCopied = await copied(text)
  if (said) said.textContent = said.getAttribute(isCopied ? 'data-copied' : 'data-uncopied')
}

/** A page without HTTPS has no clipboard, and a reader may forbid it. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
