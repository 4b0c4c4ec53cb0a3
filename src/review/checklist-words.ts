import type { Block, CheckState } from './blocks.ts'
import type { PointReview, PrincipleReview } from './checklist.ts'
import type { Speaker } from './document.ts'
import { PRINCIPLE_NAMES } from './principles.ts'

const STATES: Record<PointReview['state'], CheckState> = {
  ok: 'ok',
  warnings: 'care',
  errors: 'fault',
  nothing: 'none',
}

/** What the checks have answered under each principle, and what they leave to the verifier. */
export function checklistBlocks(checklist: readonly PrincipleReview[], { say, text }: Speaker): Block[] {
  const isIdle = ({ points, open }: PrincipleReview) =>
    open.length === 0 && points.every(({ state }) => state === 'nothing')
  const idle = checklist.filter(isIdle).map(({ principle }) => text(PRINCIPLE_NAMES[principle]))
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
    ...checklist
      .filter((one) => !isIdle(one))
      .flatMap(({ principle, points, looked, open }): Block[] => [
        { kind: 'heading', level: 3, text: text(PRINCIPLE_NAMES[principle]) },
        {
          kind: 'text',
          tone: 'quiet',
          text: say(`Diperiksa: ${text(looked)}.`, `Looked at: ${text(looked)}.`),
        },
        {
          kind: 'checks',
          items: [
            ...points.map(({ title, state, checks, found }) => {
              const count = found.reduce((sum, one) => sum + one.count, 0)
              const said = {
                ok: '',
                nothing: say(' – tidak ada yang perlu diperiksa', ' – nothing to look at'),
                warnings: say(` – ${count} hal perlu Anda nilai`, ` – ${count} to judge`),
                errors: say(` – belum: ${count} temuan`, ` – not yet: ${count} found`),
              }[state]
              const rules = found.length > 0 ? found.map(({ code }) => code) : checks
              return { state: STATES[state], text: `${text(title)}${said}`, rules }
            }),
            ...open.map((question) => ({ state: 'open' as const, text: text(question) })),
          ],
        },
      ]),
    ...(idle.length > 0
      ? [
          {
            kind: 'text',
            tone: 'quiet',
            text: say(
              `Tidak ada yang perlu diperiksa: ${idle.join(', ')}.`,
              `Nothing to look at: ${idle.join(', ')}.`,
            ),
          } as const,
        ]
      : []),
  ]
}
