import type { Edition } from '../components/edition.ts'
import { type Published, published } from '../store/published.ts'
import { type Stories, storiesOf } from '../store/stories.ts'
import type { Story } from '../stories/story.ts'

let known: { input: Published; stories: Stories } | undefined

/** The stories of the catalog with the data that they show, read once for all pages. */
export function storybook(): Stories {
  const input = published()
  if (known?.input !== input) known = { input, stories: storiesOf(input) }
  return known.stories
}

/** The stories in the language of an edition, the newest first. */
export function storiesIn({ language }: Edition): Story[] {
  return storybook().stories.filter((story) => story.language === language)
}
