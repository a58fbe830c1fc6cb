import { problem } from '../../shared/index.js';
import type { Surroundings } from '../contract.js';
import { invalid } from '../input/read-fields.js';
import type { HttpRoute } from '../runtimes/http-route.js';

/** Longest id of a document in characters. */
const longestId = 2000;

/**
 * `GET /api/documents/text?id=`: a whole document as the index holds it, so that a citation can be opened where it
 * stands. The id is looked up among the documents of the index and is never a path: no file is opened for it.
 */
export function documentRoute(documents: NonNullable<Surroundings['documents']>): HttpRoute {
  return {
    method: 'GET',
    path: '/api/documents/text',
    summary: 'The whole text of a document by its ?id=, as citations name it.',
    answer: async (request) => {
      const id = new URL(request.url).searchParams.get('id') ?? '';
      if (id === '' || id.length > longestId)
        throw invalid('id', id, 'the id of a document, as citations name it');
      const { source } = await documents();
      if (source.document === undefined)
        throw problem('documents.only-pieces', { source: source.name });
      const found = await source.document(id.normalize('NFC'));
      if (found === null) throw problem('documents.not-in-index', { document: id });
      const { uri: _, ...document } = found.document;
      return { status: 200, body: { document, sections: found.sections } };
    },
  };
}
