// Truth: files written byte by byte here, as the formats have them.
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (id: string, content: string | Uint8Array) =>
  readDocument({ id, uri: '', bytes: typeof content === 'string' ? bytesOf(content) : content });

describe('readDocument', () => {
  it('reads Markdown with front matter along its headings', async () => {
    const document = await read(
      'manuals/a.md',
      '---\ntitle: "설정 지침"\ncategory: Process Manual\ndate: 2026.3.6\npriority: High\nlanguage: ko\n---\nlead\n# 하나 `code`\ntext 1\n```\n# no heading\n```\n## 둘\ntext 2\n\n셋\n---\ntext 3\n',
    );
    expect(document).toMatchObject({
      title: '설정 지침',
      category: 'process-manual',
      date: '2026-03-06',
      priority: 'high',
      language: 'ko',
    });
    expect(
      document.sections.map(({ headings, text }) => [headings.join('>'), text.trim()]),
    ).toEqual([
      ['', 'lead'],
      ['하나 code', 'text 1\n```\n# no heading\n```'],
      ['하나 code>둘', 'text 2'],
      ['하나 code>셋', 'text 3'],
    ]);
  });

  it('takes title, category and language from the text and the folder', async () => {
    expect(await read('regulations/b.txt', '격리 규정')).toMatchObject({
      title: 'b',
      category: 'regulations',
      language: 'ko',
    });
  });

  it('reads old Korean encodings and UTF-16', async () => {
    const eucKr = new Uint8Array([0xb1, 0xdd, 0xc7, 0xfc]);
    expect((await read('a.txt', eucKr)).sections[0]?.text).toBe('금형');
    const utf16 = new Uint8Array([0xff, 0xfe, 0x08, 0xae, 0x15, 0xd6]);
    expect((await read('a.txt', utf16)).sections[0]?.text).toBe('금형');
  });

  it('reads HTML without scripts, styles and navigation', async () => {
    const document = await read(
      'a.html',
      '<html lang="en"><head><title>Air &amp; water</title><style>p{}</style><meta name="category" content="sensor manual"></head><body><nav>menu</nav><h1>Limits</h1><p>At most 9&nbsp;bar.</p><script>alert(1)</script><table><tr><td>a</td><td>b</td></tr></table></body></html>',
    );
    expect(document).toMatchObject({
      title: 'Air & water',
      category: 'sensor-manual',
      language: 'en',
    });
    expect(document.sections.at(-1)).toMatchObject({
      headings: ['Limits'],
      text: expect.stringMatching(/^At most 9 bar\.\s+\| a \| b$/),
    });
  });

  it('reads a Word document along its heading styles', async () => {
    const document = await read('a.docx', wordFile('Heading1', 'Injection', 'Set 1050 bar.'));
    expect(document.sections.at(-1)).toMatchObject({
      headings: ['Injection'],
      text: 'Set 1050 bar.',
    });
  });

  it('reads a PDF page by page', async () => {
    const { sections } = await read('a.pdf', pdfFile(['Page one text', 'Page two text']));
    expect(sections).toEqual([
      { headings: [], page: 1, text: 'Page one text' },
      { headings: [], page: 2, text: 'Page two text' },
    ]);
  });

  it('says that a PDF is scanned', async () => {
    await expect(read('scan.pdf', pdfFile(['', '']))).rejects.toMatchObject({
      code: 'documents.no-text',
      facts: { pages: 2 },
    });
  });

  it.each(['a.png', 'a', 'a.docx', 'a.pdf'])('refuses %s that it cannot read', async (id) => {
    await expect(read(id, 'neither')).rejects.toMatchObject({ code: 'documents.unreadable' });
    await expect(read(id === 'a' ? 'a.md' : id.replace('png', 'md'), '')).rejects.toThrow(/empty/);
  });
});

/** A PDF of one line a page, with its table of objects. */
function pdfFile(pages: readonly string[]): Uint8Array {
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((text, at) => {
      const stream = text === '' ? '0 0 10 10 re f' : `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let body = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`;
  return bytesOf(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`);
}

/** A Word document of a heading and a paragraph, in a ZIP file without compression. */
function wordFile(style: string, heading: string, text: string): Uint8Array {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  return zipFile({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${heading}</w:t></w:r></w:p><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="${word}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/relationships/styles" Target="styles.xml"/></Relationships>`,
  });
}

function zipFile(files: Readonly<Record<string, string>>): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(data.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    head.copy(entry, 16, 14, 30);
    entry.writeUInt32LE(offset, 42);
    locals.push(head, Buffer.from(name), data);
    central.push(entry, Buffer.from(name));
    offset += head.length + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
