import { problem } from '../../shared/index.js';
import type { Section } from '../document.js';

export interface PdfText {
  /** From the document's information; empty without. */
  readonly title: string;
  readonly sections: readonly Section[];
}

/**
 * Text of a PDF, a section per page, lines as they are set. A PDF whose pages are pictures throws
 * `documents.no-text`; a broken or locked one an Error.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<PdfText> {
  const { getDocumentProxy, getMeta } = await import('unpdf');
  // The reader takes the bytes for itself and would leave the caller's empty.
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  try {
    const sections: Section[] = [];
    for (let page = 1; page <= document.numPages; page++) {
      const content = await (await document.getPage(page)).getTextContent();
      let text = '';
      for (const item of content.items)
        if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
      sections.push({ headings: [], page, text: text.replaceAll('\0', '').trim() });
    }
    if (sections.every(({ text }) => text === ''))
      throw problem('documents.no-text', { document: name, pages: document.numPages });
    const { info } = await getMeta(document);
    const title: unknown = info?.Title;
    return { title: typeof title === 'string' ? title.trim() : '', sections };
  } finally {
    await document.destroy();
  }
}
