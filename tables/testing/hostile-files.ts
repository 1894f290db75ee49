import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { buildWorkbook, textRow } from './build-workbook.ts'

const header = textRow(1, 'a', 'b')
const sheet = (rows: string): Uint8Array => buildWorkbook({ sheets: [{ rows: header + rows }] })
const firstSheet = 'xl/worksheets/sheet1.xml'
const withPart = (path: string, part: string | Uint8Array): Uint8Array =>
  buildWorkbook({ sheets: [{ rows: header + textRow(2, '1', '2') }], parts: { [path]: part } })
const withSheet = (xml: string): Uint8Array => withPart(firstSheet, xml)
const cell = (inside: string): Uint8Array => sheet(`<row r="2">${inside}</row>`)
const zeros = (bytes: number): Uint8Array => new Uint8Array(bytes)
const zip = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(files, { level: 9 })
const good = sheet(textRow(2, '1', '2'))

/** Writes another number where the directory of a zip file gives a size or a count. */
const patched = (bytes: Uint8Array, signature: number, offset: number, value: number) => {
  const copy = Buffer.from(bytes)
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(signature)
  const at = copy.lastIndexOf(mark)
  copy.writeUInt32LE(value, at + offset)
  return copy
}
const directory = 0x02014b50
const end = 0x06054b50

const entityBomb = (): string => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  )
  return `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">${levels.join('')}]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&e12;</t></is></c></row></sheetData></worksheet>`
}
const external = (target: string): string =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "${target}">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&f;</t></is></c></row></sheetData></worksheet>`

/** A zip inside a zip inside a zip, as quines and mail bombs are made. */
const nested = (depth: number): Uint8Array => {
  let bytes: Uint8Array = zeros(1_000_000)
  for (let level = 0; level < depth; level += 1) bytes = zip({ 'a.zip': bytes })
  return bytes
}
const compound = (text: string): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(text, 'utf16le'),
  ])
const many = (count: number): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`xl/p${at}.xml`, zeros(1)]))
const lines = (count: number, line: string): string => `a,b\n${`${line}\n`.repeat(count)}`

/**
 * Files that somebody sends to hurt: made to unpack, parse or calculate without end, to reach other
 * files, or to change what a program is. By what they try.
 */
export const hostileFiles: Readonly<Record<string, () => Uint8Array | string>> = {
  // Archives that become enormous.
  'a sheet of a hundred million spaces': () => withSheet(' '.repeat(100_000_000)),
  'shared strings that repeat one text': () =>
    buildWorkbook({ sheets: [{ rows: header }], strings: '<si><t>ha</t></si>'.repeat(2_000_000) }),
  'styles without end': () => buildWorkbook({ styles: '<xf/>'.repeat(5_000_000) }),
  'many parts, each below the limit': () =>
    buildWorkbook({
      parts: Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [
          `xl/worksheets/sheet${at + 2}.xml`,
          ' '.repeat(490_000),
        ]),
      ),
    }),
  'zip in zip in zip': () => nested(6),
  'five thousand parts': () => zip(many(5_000)),
  'a directory that says four gigabytes': () => patched(good, directory, 24, 0xffff_fff0),
  'a directory that says one byte': () => patched(good, directory, 24, 1),
  'a directory that says more is packed than there is': () => patched(good, directory, 20, 9e8),
  'a part that begins outside the file': () => patched(good, directory, 42, 0x7fff_ffff),
  'a directory outside the file': () => patched(good, end, 16, 0x7fff_ffff),
  'a count of parts that lies': () => patched(good, end, 8, 0xffff_ffff),
  'a wrong checksum': () => patched(good, directory, 16, 1),
  'an unknown way of packing': () => patched(good, directory, 8, 0x0063_0000),
  'parts that are said to be encrypted': () => patched(good, directory, 8, 0x0008_0001),
  'an archive after half a gigabyte of nothing, packed': () => deflateRawSync(zeros(500_000_000)),
  'an archive that is cut off': () => good.subarray(0, good.length / 2),
  'only the end of an archive': () => good.subarray(good.length - 22),

  // XML that grows or reaches out.
  'entities that multiply': () => withSheet(entityBomb()),
  'an entity that is itself': () =>
    withSheet('<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]><worksheet>&a;</worksheet>'),
  'an entity that reads a file': () => withSheet(external('file:///etc/passwd')),
  'an entity that asks a server': () => withSheet(external('http://169.254.169.254/latest/')),
  'entities in the shared strings': () => withPart('xl/sharedStrings.xml', external('/etc/hosts')),
  'entities in the workbook': () => withPart('xl/workbook.xml', external('/etc/hosts')),
  'entities in the relations': () => withPart('_rels/.rels', external('/etc/hosts')),
  'elements nested a million deep': () => withSheet('<a>'.repeat(1_000_000)),
  'an attribute of eight million letters': () =>
    withSheet(`<worksheet x="${'a'.repeat(8_000_000)}"`),
  'two hundred thousand attributes': () =>
    withSheet(
      `<worksheet ${Array.from({ length: 200_000 }, (_, at) => `a${at}="1"`).join(' ')}><sheetData/>`,
    ),
  'a comment that never ends': () => withSheet(`<worksheet><!--${'-'.repeat(1_000_000)}`),
  'XML in an encoding that it does not say': () =>
    withPart(firstSheet, Buffer.from('<a>\xff\xfe\xe9</a>', 'latin1')),
  'null characters in XML': () => withSheet('<worksheet>\0\0\0</worksheet>'),

  // Sheets of enormous size.
  'a row far beyond the last': () => sheet('<row r="999999999"><c><v>1</v></c></row>'),
  'a negative row': () => sheet('<row r="-5"><c r="A-5"><v>1</v></c></row>'),
  'one cell in the last row': () => sheet('<row r="1048576"><c r="B1048576"><v>1</v></c></row>'),
  'a number beyond numbers': () => cell('<c r="A2"><v>1e999</v></c>'),
  'more rows than anybody has': () => sheet('<row><c><v>1</v></c></row>'.repeat(100_000)),
  'more cells in a row than there are columns': () =>
    sheet(`<row r="2">${'<c><v>1</v></c>'.repeat(100_000)}</row>`),
  'a header of a thousand columns': () => `${Array.from({ length: 1_000 }, String).join(',')}\n1\n`,

  // Paths and names.
  'a part outside the archive': () => zip({ '../../etc/cron.d/peil': strToU8('x') }),
  'a part with an absolute path': () => zip({ '/etc/passwd': strToU8('x') }),
  'a part with backslashes': () => zip({ '..\\..\\windows\\system32\\x': strToU8('x') }),
  'a sheet that stands outside': () =>
    buildWorkbook({ firstSheet: { kind: 'worksheet', path: '../../../../etc/passwd' } }),
  'a sheet that stands on another machine': () =>
    buildWorkbook({ firstSheet: { kind: 'worksheet', path: 'http://127.0.0.1/sheet.xml' } }),
  'columns named as parts of every object': () => '__proto__,constructor\n1,2\n',
  'a workbook with such columns': () =>
    buildWorkbook({
      sheets: [{ rows: textRow(1, '__proto__', 'toString') + textRow(2, '1', '2') }],
    }),
  'parts named as parts of every object': () =>
    zip({ constructor: strToU8('x'), 'xl/hasOwnProperty': strToU8('y') }),

  // Macros, other formats, and text.
  'an old workbook with macros': () => compound('_VBA_PROJECT'),
  'a workbook behind a password': () => compound('EncryptedPackage'),
  'a program': () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), zeros(1_000)]),
  'a picture': () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), zeros(1_000)]),
  'a PDF with a script': () => '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(x)>>>>\n',
  'a page with a script': () => '<html><script>alert(1)</script></html>',
  'a text of three million quotes': () => `a,b\n${'"'.repeat(1_900_001)}`,
  'a text larger than may be sent': () => lines(600_000, '1,2'),
  'more rows of text than anybody has': () => lines(100_000, '1,2'),
  'a row of a million cells': () => `a,b\n${','.repeat(1_000_000)}\n`,
  'text that is none': () => Buffer.from('a,b\n1,\0\0\0\n'),
}
