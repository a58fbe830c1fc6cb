import type { Settings } from '../../shared/index.js';
import type { ModelRegistry } from '../../tabular/index.js';

/**
 * The model the settings ask for: CASTHOUSE_MODEL, else the registry's only model, else the one named after
 * the workspace; MODEL_VERSION is put behind a name that carries no version itself.
 */
export async function wantedModel(
  settings: Pick<Settings, 'model' | 'modelVersion'>,
  registry: Pick<ModelRegistry, 'list'>,
  workspaceName: string,
): Promise<string> {
  const { model, modelVersion } = settings;
  const name = model !== '' ? model : ((await onlyModel(registry)) ?? workspaceName);
  return modelVersion === '' || name.includes('@') ? name : `${name}@${modelVersion}`;
}

async function onlyModel(registry: Pick<ModelRegistry, 'list'>): Promise<string | null> {
  const models = await registry.list();
  return models.length === 1 ? models[0]!.name : null;
}
