import fc from 'fast-check'
import { zlibSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { pdfOf } from './fixtures/pdf.ts'
import { readPdf } from './pdf.ts'
import { latin1 } from './pdfobjects.ts'
import { bytesOf } from './text.ts'

const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>'
const FILE = '<</Type/Filespec/F(a.exe)/EF<</F 11 0 R>>>>'

describe('a PDF', () => {
  test('that is plain shows its text and does nothing', () => {
    expect(readPdf(pdfOf({ text: 'Keputusan \\(baru\\)' }))).toEqual({
      isEncrypted: false,
      isOpaque: false,
      activities: [],
      text: 'Keputusan (baru)\n',
    })
  })

  test.each([
    ['a script', SCRIPT, 'script'],
    ['a script under an escaped name', '<</S/J#61vaScript>>', 'script'],
    ['an embedded file', FILE, 'file'],
    ['a program to start', '<</S/Launch/F(calc.exe)>>', 'launch'],
    ['a form of another kind', '<</XFA 12 0 R>>', 'form'],
    ['media', '<</Subtype/RichMedia>>', 'media'],
  ])('with %s is known by it, packed or not', (_, object, kind) => {
    for (const isPacked of [false, true])
      expect(readPdf(pdfOf({ text: 'Isi', objects: ['<<>>', object], isPacked }))?.activities).toEqual([kind])
  })

  test('is not taken for active by what it says', () => {
    const objects = ['<</Title(Tentang /JavaScript dan /EmbeddedFile) % /Launch\n>>']
    expect(readPdf(pdfOf({ text: 'Isi /JS', objects }))?.activities).toEqual([])
  })

  test('that is encrypted shows nothing', () => {
    const found = readPdf(pdfOf({ text: 'Isi', trailer: '/Encrypt 9 0 R' }))
    expect(found).toMatchObject({ isEncrypted: true, text: '' })
  })

  test('of which a part cannot be opened is opaque', () => {
    const whole = latin1(pdfOf({ text: 'Isi', objects: [SCRIPT], isPacked: true }))
    const hidden = whole.replace('/Filter/FlateDecode', '/Filter/LZWDecode')
    expect(readPdf(Uint8Array.from(hidden, (sign) => sign.charCodeAt(0)))).toMatchObject({ isOpaque: true })
  })

  test('that would become huge is opaque and stops on the way', () => {
    const bomb = latin1(zlibSync(new Uint8Array(20_000_000)))
    const source = `${latin1(pdfOf({ text: 'Isi' }))}9 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.length}>> stream\n${bomb}\nendstream endobj`
    expect(readPdf(Uint8Array.from(source, (sign) => sign.charCodeAt(0)))).toMatchObject({ isOpaque: true })
  })

  test.each([
    ['opens a string again and again', '1 0 obj << /A ('.repeat(100_000)],
    ['hides a script behind many brackets', `1 0 obj ${'['.repeat(90)}${SCRIPT}${']'.repeat(90)} endobj`],
    [
      'hides a script behind many dictionaries',
      `1 0 obj ${'<< /A '.repeat(90)}${SCRIPT}${'>>'.repeat(90)} endobj`,
    ],
  ])('that %s is opaque, and is not read without end', (_, objects) => {
    expect(readPdf(bytesOf(`%PDF-1.7\n${objects}`))).toMatchObject({ isOpaque: true })
  })

  test('whose font maps more characters than there are is read in time', () => {
    const ranges = `100 beginbfrange ${'<0000> <FFFF> <0000> '.repeat(20_000)} endbfrange`
    const map = `10 0 obj <</Length ${ranges.length}>> stream\n${ranges}\nendstream endobj`
    const font = '<</Type/Font/Subtype/Type0/ToUnicode 10 0 R>>'
    const content = 'BT /F1 12 Tf <0041> Tj ET'
    const page = `1 0 obj <</Type/Page/Contents 2 0 R/Resources <</Font <</F1 ${font}>>>>>> endobj 2 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`
    expect(readPdf(bytesOf(`%PDF-1.7\n${page}\n${map}`))?.text.trim()).toBe('A')
  })

  test('is none where a page or a workbook has its name', () => {
    for (const text of ['<!doctype html><p>SK</p>', 'PK\u0003\u0004', '', '%PDF-1.7\n'])
      expect(readPdf(bytesOf(text)), text).toBeUndefined()
  })

  test('reads characters through the map of a font', () => {
    const map =
      'begincmap 1 beginbfchar <0003> <004E> endbfchar 1 beginbfrange <0010> <0012> <0041> endbfrange'
    const content = 'BT /F1 9 Tf 1 0 0 1 0 0 Tm <0003001000110012> Tj ET'
    const source = [
      '%PDF-1.7',
      '3 0 obj <</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj',
      `4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
      '5 0 obj <</Type/Font/Subtype/Type0/ToUnicode 6 0 R>> endobj',
      `6 0 obj <</Length ${map.length}>> stream\n${map}\nendstream endobj`,
    ].join('\n')
    expect(readPdf(bytesOf(source))?.text.trim()).toBe('NABC')
  })

  test('of any bytes is read without an exception', () => {
    const whole = pdfOf({ text: 'Isi', objects: [SCRIPT, FILE], isPacked: true })
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 40 }), (at, bytes) => {
        const broken = Uint8Array.from([...whole.slice(0, at), ...bytes, ...whole.slice(at + 9)])
        expect(() => readPdf(broken)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })
})
