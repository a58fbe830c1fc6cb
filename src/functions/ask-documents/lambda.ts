import { awsDocumentsHandler } from '../compose/aws-documents.js';
import { askDocuments } from './run.js';

export const handler = awsDocumentsHandler(askDocuments);
