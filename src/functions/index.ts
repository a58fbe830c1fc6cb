// What the product can do: contracts, open functions, and the faces that call them.

export { catalogueFileText } from './ask-data/catalogue-file-text.js';
export type { DataDesk, DeskOptions, Scope } from './ask-data/data-desk.js';
export {
  type AskDocumentsAnswer,
  type AskDocumentsInput,
  askDocumentsContract,
} from './ask-documents/contract.js';
export { askDocuments } from './ask-documents/run.js';
export type { AssistEvent, AssistFact, AssistStepKind } from './assist/assist-event.js';
export type { AssistRooms } from './assist/assist-rooms.js';
export {
  type AssistAnswer,
  type AssistInput,
  assistAnswerContract,
  assistContract,
} from './assist/contract.js';
export { assist, openAssist, openAssistAnswer } from './assist/run.js';
export {
  type DocumentLibrary,
  documentLibrary,
  type LibraryOptions,
} from './compose/document-library.js';
export { changeVectors } from './compose/document-vectors.js';
export { importEvents } from './compose/import-events.js';
export { loadWorkspace } from './compose/load-workspace.js';
export { type LocalCasthouse, type OpenLocalOptions, openLocal } from './compose/local.js';
export { nodeThreads } from './compose/node-threads.js';
export {
  type Asking,
  type DataWorkspace,
  type OpenAskingOptions,
  openAsking,
  openDataWorkspace,
} from './compose/open-asking.js';
export { openVectors } from './compose/open-documents.js';
export { type QueriedTable, queryTable } from './compose/query-table.js';
export { type StartLocalServerOptions, startLocalServer } from './compose/start-local-server.js';
export { wantedModel } from './compose/wanted-model.js';
export {
  type FunctionContract,
  type FunctionDefinition,
  type Invocation,
  type JsonSchema,
  type Log,
  type LogFacts,
  type Need,
  type OpenFunction,
  openFunction,
  type Surroundings,
} from './contract.js';
export {
  type ExplainInput,
  type ExplainModelAnswer,
  type ExplainRowAnswer,
  explainContract,
} from './explain/contract.js';
export { type ParticlePair, withParticle } from './explain/korean-particles.js';
export { explain } from './explain/run.js';
export {
  type PredictAnswer,
  type PredictInput,
  type PredictNumberRowsAnswer,
  type PredictRowsAnswer,
  predictContract,
} from './predict/contract.js';
export { predict } from './predict/run.js';
export {
  type BufferedHandlerProps,
  bufferedHandler,
  type HttpAnswer,
  type LambdaContext,
} from './runtimes/lambda-buffered.js';
export {
  type StreamingHandler,
  type StreamingHandlerProps,
  streamingHandler,
} from './runtimes/lambda-streaming.js';
export { type LocalServer, type LocalServerProps, localServer } from './runtimes/local-server.js';
export { openApi } from './runtimes/open-api.js';
export {
  fixedModel,
  type ServedModel,
  type ServedModelProps,
  servedModel,
} from './served-model.js';
export type { PromptInput, PromptTurn } from './stream/prompt-input.js';
export type { SamplingParameters } from './stream/sampling-parameters.js';
export {
  type OpenStream,
  openStream,
  type StreamContract,
  type StreamDefinition,
  type StreamSurroundings,
} from './stream/stream-definition.js';
export { streamBedrockContract } from './stream-bedrock/contract.js';
export { streamBedrock } from './stream-bedrock/run.js';
export { streamSageMakerContract } from './stream-sagemaker/contract.js';
export { streamSageMaker } from './stream-sagemaker/run.js';
export { type EventRecord, eventRows } from './videos/event-rows.js';
export type {
  DocumentedFigures,
  ExampleReading,
  Simulation,
  SimulationRequest,
  TableRows,
  TableValue,
  VideoTables,
  Workspace,
  WorkspaceDatabase,
} from './workspace.js';
