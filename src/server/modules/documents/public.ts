export { addDocument, removeDocument } from './change-documents.ts';
export { countDocuments, findDocument, getDocumentName, listDocuments } from './document.queries.ts';
export { markDocumentsSent } from './document.store.ts';
export {
  cleanDocumentName,
  type DocumentContentType,
  type DocumentRecord,
  maySideSee,
  presentDocument,
} from './document.ts';
export { type DocumentParts, ingestDocument, passGates } from './ingest-document.ts';
export { readDocument } from './read-document.ts';
export { removeOrphanDocumentObjects } from './remove-orphan-objects.ts';
