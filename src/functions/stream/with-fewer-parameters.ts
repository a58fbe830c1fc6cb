import {
  collectReply,
  type LanguageEvent,
  type LanguageModel,
  type LanguageRequest,
} from '../../language/index.js';
import type { Problem } from '../../shared/index.js';

/**
 * Asks again with fewer sampling parameters when a model refuses them before its first token: first without
 * top-p and top-k, then also without temperature. Claude models from 4.5 on refuse temperature and top-p
 * together, others any value but their own. What was refused is not sent to that model again.
 * `onRefusal` is told what is left out from now on.
 */
export function withFewerParameters(
  model: LanguageModel,
  onRefusal: (leftOut: readonly string[]) => void = () => {},
): LanguageModel {
  let level = 0;
  const stream: LanguageModel['stream'] = async function* (
    request,
    call,
  ): AsyncGenerator<LanguageEvent, void, undefined> {
    for (let attempt = level; ; attempt++) {
      let refused = false;
      for await (const event of model.stream(reduced(request, attempt), call)) {
        refused =
          event.type === 'error' && attempt < reductions.length && isAboutSampling(event.problem);
        if (!refused) yield event;
      }
      if (!refused) return;
      if (attempt < level) continue; // a call at the same time has found out already
      level = attempt + 1;
      onRefusal(reductions.slice(0, level).flat());
    }
  };
  return {
    name: model.name,
    abilities: model.abilities,
    stream,
    generate: (request, call) => collectReply(model.name, stream(request, call)),
  };
}

const reductions = [['topP', 'topK'], ['temperature']] as const;

function reduced(request: LanguageRequest, level: number): LanguageRequest {
  const { topP, topK, ...withoutTops } = request;
  if (level === 0) return request;
  if (level === 1) return withoutTops;
  const { temperature, ...bare } = withoutTops;
  return bare;
}

// A refused request gives out no text, so nothing is said twice.
function isAboutSampling({ code, facts }: Problem): boolean {
  return (
    code === 'language.refused-by-provider' &&
    /temperature|top[_ ]?[pk]\b/i.test(String(facts.detail))
  );
}
