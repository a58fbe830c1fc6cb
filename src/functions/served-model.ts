import type { Clock } from '../shared/index.js';
import {
  type AnyModel,
  isOutcomeModel,
  type ModelRegistry,
  type OpenModel,
  type OpenOutcomeModel,
  openModel,
  openOutcomeModel,
  otherOutcome,
} from '../tabular/index.js';

/** A model ready to answer, and the version it says it is. */
export interface ServedModel {
  /** `NAME@VERSION`, for instance diecasting@3. */
  readonly version: string;
  /** Throws `model.other-outcome` where the model answers something else than two classes; then there is `outcome`. */
  readonly open: OpenModel;
  /** The model, where it answers one of several classes or a number. */
  readonly outcome?: OpenOutcomeModel;
}

export interface ServedModelProps {
  readonly registry: Pick<ModelRegistry, 'resolve' | 'loadAny'>;
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
    const { name, version, model } = await registry.loadAny(wanted);
    current = served(`${name}@${version}`, model);
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
export function fixedModel(model: AnyModel, label: string): () => Promise<ServedModel> {
  const fixed = served(`${model.name}@${label}`, model);
  return async () => fixed;
}

function served(version: string, model: AnyModel): ServedModel {
  if (!isOutcomeModel(model)) return { version, open: openModel(model) };
  return {
    version,
    outcome: openOutcomeModel(model),
    get open(): OpenModel {
      throw otherOutcome(model);
    },
  };
}
