import { shown } from '../rules/wording.ts'
import type { Block, CheckState } from './blocks.ts'
import type { PrincipleReview } from './checklist.ts'
import type { Speaker } from './document.ts'
import { PRINCIPLE_NAMES } from './principles.ts'

const STATES: Record<PrincipleReview['state'], CheckState> = {
  ok: 'ok',
  warnings: 'care',
  errors: 'fault',
  nothing: 'none',
}

/** What the checks have answered under each principle, and what they leave to the verifier. */
export function checklistBlocks(checklist: readonly PrincipleReview[], { say, text }: Speaker): Block[] {
  return [
    { kind: 'heading', level: 2, text: say('Daftar periksa', 'Checklist') },
    {
      kind: 'text',
      tone: 'quiet',
      text: say(
        'Yang bertanda ☐ harus Anda nilai sendiri; tidak ada pemeriksaan yang menjawabnya.',
        'What is marked ☐ is for you to judge; no check answers it.',
      ),
    },
    ...checklist.flatMap(({ principle, state, checks, found, looked, open }): Block[] => {
      const names = found.map(({ code, count }) => `${shown(code)} (${count})`).join(', ')
      const said =
        state === 'nothing'
          ? say('tidak ada yang dapat diperiksa', 'nothing that could be checked')
          : found.length === 0
            ? say('tidak ada temuan', 'nothing found')
            : say(`temuan: ${names}`, `found: ${names}`)
      return [
        { kind: 'heading', level: 3, text: text(PRINCIPLE_NAMES[principle]) },
        {
          kind: 'checks',
          items: [
            {
              state: STATES[state],
              text: say(
                `Diperiksa ${text(looked)} dengan ${checks.length} aturan (${checks.map(shown).join(', ')}): ${said}.`,
                `Looked at ${text(looked)} with ${checks.length} rules (${checks.map(shown).join(', ')}): ${said}.`,
              ),
            },
            ...open.map((question) => ({ state: 'open' as const, text: text(question) })),
          ],
        },
      ]
    }),
  ]
}
