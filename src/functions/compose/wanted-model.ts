import { problem, type Settings } from '../../shared/index.js';
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
  const name = model !== '' ? model : await servedByDefault(registry, workspaceName);
  return modelVersion === '' || name.includes('@') ? name : `${name}@${modelVersion}`;
}

/** The only model there is, else the workspace's; throws `model.several` where neither tells which. */
async function servedByDefault(
  registry: Pick<ModelRegistry, 'list'>,
  workspaceName: string,
): Promise<string> {
  const known = (await registry.list()).map(({ name }) => name);
  if (known.length === 1) return known[0]!;
  if (known.length > 1 && !known.includes(workspaceName)) throw problem('model.several', { known });
  return workspaceName;
}
