import type { Clock } from '../shared/index.js';
import {
  type ModelRegistry,
  type OpenModel,
  openModel,
  type TrainedModel,
} from '../tabular/index.js';

/** A model ready to answer, and the version it says it is. */
export interface ServedModel {
  /** `NAME@VERSION`, for instance diecasting@3. */
  readonly version: string;
  readonly open: OpenModel;
}

export interface ServedModelProps {
  readonly registry: Pick<ModelRegistry, 'resolve' | 'load'>;
  /** What to serve: `NAME`, `NAME@VERSION` or `NAME@ALIAS`; asked again at every look. */
  readonly reference: () => Promise<string>;
  readonly clock: Clock;
  /** How long a resolved reference is believed, default 5 s; Infinity looks once. */
  readonly refreshMs?: number;
  /** Told when a later look fails; the model at hand is then served on. */
  readonly onStale?: (failure: unknown) => void;
}

/**
 * The model behind a reference, loaded once and kept. After `refreshMs` the reference is resolved again,
 * so that a promoted version is served without a restart; while that goes on, callers get the old one.
 * The first look throws what the registry throws, and the next call tries again.
 */
export function servedModel(props: ServedModelProps): () => Promise<ServedModel> {
  const { registry, reference, clock, refreshMs = 5_000, onStale = () => {} } = props;
  let current: ServedModel | null = null;
  let lookedAt = 0;
  let looking: Promise<ServedModel> | null = null;

  const look = async (): Promise<ServedModel> => {
    const wanted = await reference();
    if (current !== null) {
      const { name, version } = await registry.resolve(wanted);
      if (current.version === `${name}@${version}`) return current;
    }
    const { name, version, model } = await registry.load(wanted);
    current = { version: `${name}@${version}`, open: openModel(model) };
    return current;
  };
  const lookOnce = () => {
    lookedAt = clock.monotonic();
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
  return async () => {
    if (current === null) return await lookOnce();
    if (clock.monotonic() - lookedAt >= refreshMs && looking === null) lookOnce().catch(onStale);
    return current;
  };
}

/** A model that came without a registry; `label` stands for its version. */
export function fixedModel(model: TrainedModel, label: string): () => Promise<ServedModel> {
  const served: ServedModel = { version: `${model.name}@${label}`, open: openModel(model) };
  return async () => served;
}
