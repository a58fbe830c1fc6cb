export { type SageMakerOptions, sageMakerModel } from './sagemaker-model.js';
export type { SageMakerFormat } from './sagemaker-request.js';
