import { expect, test } from 'vitest'
import { localText } from '../i18n/texts.ts'
import { escapeMarkup, jsonInPage, messageMarkup } from './markup.ts'

test('text is escaped', () => {
  expect(escapeMarkup(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;')
  expect(escapeMarkup('plain')).toBe('plain')
})

test('control characters are shown, not printed', () => {
  expect(escapeMarkup('a\u0000b\u001bc\u009bd\u007f')).toBe('a[U+0000]b[U+001B]c[U+009B]d[U+007F]')
  expect(escapeMarkup('a\tb\nc\rd')).toBe('a\tb\nc d')
  expect(escapeMarkup('a\u202eb\u2066c \u200fمدرسة')).toBe('a[U+202E]b[U+2066]c \u200fمدرسة')
  expect(localText({ title: 'a\u0000b' }, 'title', 'id', 'id').text).toBe('a[U+0000]b')
})

test('a message shows its values as code, and no value becomes markup', () => {
  expect(messageMarkup('Kolom `a` berisi `<b>`.')).toBe('Kolom <code>a</code> berisi <code>&lt;b&gt;</code>.')
  expect(messageMarkup('1. Buka\n2. Simpan')).toBe('1. Buka<br>2. Simpan')
})

test('JSON inside a page cannot end its element, and says the same', () => {
  const hostile = { a: '</script><!--<script>', b: ['&', '"'] }
  expect(jsonInPage(hostile)).not.toContain('<')
  expect(JSON.parse(jsonInPage(hostile))).toEqual(hostile)
})
