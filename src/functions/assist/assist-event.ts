// What the assistant sends while it works: its stages, its evidence and its words, each as it comes about.
import type { JsonValue } from '../../databases/index.js';
import type { Usage } from '../../language/index.js';
import type { Language, Problem } from '../../shared/index.js';
import type { Reading } from './reading/read-pasted.js';

/**
 * What a part of an answer is made of. `predict` is a prediction with its reasons, `explain` the reasons alone,
 * `model` the model as a whole, `talk` everything no room knows, `decline` what is not done here.
 */
export type AssistStepKind =
  | 'predict'
  | 'explain'
  | 'what-if'
  | 'model'
  | 'documents'
  | 'data'
  | 'talk'
  | 'decline';

/** One feature's part in a prediction. */
export interface TopFeature {
  readonly name: string;
  /** What people call it; the name when nobody has written another. */
  readonly title: string;
  readonly value: number | string | null;
  /** Log odds; above 0 raises the probability of the positive class. */
  readonly shap: number;
  readonly equipment: string | null;
  readonly normal_range: {
    readonly low: number;
    readonly high: number;
    readonly unit: string;
  } | null;
  readonly in_range: boolean | null;
  readonly action: string | null;
}

/** A prediction as evidence. */
export interface PredictionFacts {
  readonly class: string;
  /** Of the positive class, 0..1. */
  readonly probability: number;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly threshold: number;
  readonly positive_class: string;
  readonly prediction_id: string;
  readonly model_version: string;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** One value that a what-if changes. */
export interface ChangedValue {
  readonly feature: string;
  readonly title: string;
  readonly from: number | null;
  readonly to: number;
  readonly unit: string;
}

/** Something a person can open to see that an answer is true. */
export interface CitationFacts {
  /** The number in brackets in the answer. */
  readonly number: number;
  readonly document: string;
  readonly title: string;
  readonly heading: string;
  readonly page: number | null;
  readonly quote: string;
  /** The text around the quote, which holds it word for word. */
  readonly passage: string;
  readonly uri: string;
}

export interface RecommendationFacts {
  readonly feature: string;
  readonly text: string;
  readonly document: string;
  readonly title: string;
  readonly heading: string;
}

export interface TableFacts {
  /** The workspace whose database was asked. */
  readonly room: string;
  readonly sql: string;
  readonly columns: readonly string[];
  /** The first rows, at most 100. */
  readonly rows: readonly (readonly JsonValue[])[];
  readonly row_count: number;
  readonly truncated: boolean;
}

/** The stages and the evidence. */
export type AssistFact =
  | { readonly type: 'session-opened'; readonly session_id: string; readonly language: Language }
  | {
      readonly type: 'route-chosen';
      /** The kinds of the steps joined by +, a database with its name: `predict+documents`, `data:petclinic`. */
      readonly destination: string;
      readonly planned_by: 'rules' | 'model';
      /** Why, for people who look after the installation. */
      readonly reason: string;
    }
  | {
      readonly type: 'step-started';
      readonly step: number;
      readonly kind: AssistStepKind;
      readonly room: string | null;
      /** What is being done, in the language of the question. */
      readonly title: string;
    }
  | {
      readonly type: 'reading-read';
      readonly step: number;
      readonly reading: Reading;
      readonly row_count: number;
      readonly source: 'pasted' | 'sent' | 'kept';
    }
  | {
      readonly type: 'prediction-made';
      readonly step: number;
      readonly prediction: PredictionFacts;
    }
  | {
      readonly type: 'predictions-made';
      readonly step: number;
      readonly predictions: readonly {
        readonly row: number;
        readonly class: string;
        readonly probability: number;
      }[];
    }
  | {
      readonly type: 'explanation-made';
      readonly step: number;
      readonly top_features: readonly TopFeature[];
      readonly base_value: number;
      readonly chart_url: string | null;
      readonly chart_svg_url: string | null;
    }
  | {
      readonly type: 'what-if-made';
      readonly step: number;
      readonly changes: readonly ChangedValue[];
      readonly before: PredictionFacts;
      readonly after: PredictionFacts;
    }
  | { readonly type: 'rows-found'; readonly step: number; readonly table: TableFacts }
  | { readonly type: 'citation-found'; readonly step: number; readonly citation: CitationFacts }
  | {
      readonly type: 'recommendation-found';
      readonly step: number;
      readonly recommendation: RecommendationFacts;
    }
  | {
      readonly type: 'step-finished';
      readonly step: number;
      /** `empty`: the room has no answer and said so. */
      readonly status: 'answered' | 'empty';
      readonly ms: number;
    }
  | {
      readonly type: 'step-failed';
      readonly step: number;
      readonly error: {
        readonly code: string;
        readonly message: string;
        readonly fix: string;
        readonly retryable: boolean;
      };
      /** How often it was tried. */
      readonly attempts: number;
    };

/** Everything the assistant sends; the last is exactly one `done` or `error`. */
export type AssistEvent =
  | AssistFact
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | {
      readonly type: 'done';
      readonly finish: 'stop';
      /** `rules`, or the model that wrote at least a part of the answer. */
      readonly model: string;
      readonly cached: boolean;
    }
  | { readonly type: 'error'; readonly problem: Problem };
