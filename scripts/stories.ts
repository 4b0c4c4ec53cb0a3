/** `node scripts/stories.ts [--catalog DIR]`: whether every story shows data that are there. */
import { checkCatalog } from '../src/store/checked.ts'
import { catalogFolder } from '../src/store/identity.ts'
import { publishedOf } from '../src/store/published.ts'
import { storiesOf, wrongStories } from '../src/store/stories.ts'
import { CLEAN, command, options, PROBLEMS, sayError } from './command.ts'

await command(() => {
  const { values } = options({ catalog: { type: 'string' } }, 'node scripts/stories.ts [--catalog DIR]')
  const published = publishedOf(checkCatalog(catalogFolder(values.catalog)))
  const wrong = wrongStories(published)
  if (wrong) sayError(wrong)
  else process.stdout.write(`✓ ${storiesOf(published).stories.length} cerita / stories\n`)
  return wrong ? PROBLEMS : CLEAN
})
