// A whole study as a report: what is really achievable on the first page, everything it rests on after it.
import type { Language } from '../../shared/index.js';
import type { Study } from '../../tabular/index.js';
import type { Words } from '../words.js';
import type { Report } from './report.js';
import { studyEvidence } from './study-evidence.js';
import { studySections } from './study-sections.js';
import { studySummary } from './study-summary.js';

/** A study and what it does not know itself. */
export interface StudyReportFacts {
  /** Shown first. */
  readonly language: Language;
  readonly study: Study;
  /** Name and version of the registered model. */
  readonly modelName: string;
  readonly dataName: string;
  /** Figures that were documented for this table, to stand beside; written as documented. */
  readonly documented?: {
    readonly f1: string;
    readonly rocAuc: string;
    readonly accuracy: string;
  };
  /** Mean |SHAP| of the recommended model in log-odds, over `rowCount` rows. */
  readonly importance?: {
    readonly items: readonly { readonly label: Words; readonly importance: number }[];
    readonly rowCount: number;
  };
  /** ISO 8601. */
  readonly createdAt?: string;
  readonly madeBy?: string;
}

/** Builds the report. Draws nothing itself: `htmlReport`, `markdownReport` and `jsonReport` do. */
export function studyReport(facts: StudyReportFacts): Report {
  const { study } = facts;
  const rows = study.rowCount.toLocaleString('en-US');
  const target = study.training.model.classes[1];
  return {
    title: { ko: `${facts.dataName} 연구`, en: `Study of ${facts.dataName}` },
    subtitle: {
      ko: `${rows}행, 변수 ${study.featureCount}개, 찾는 것: ${target}, 추천 모델: ${facts.modelName}`,
      en: `${rows} rows, ${study.featureCount} features, looks for: ${target}, recommended model: ${facts.modelName}`,
    },
    language: facts.language,
    ...(facts.createdAt === undefined ? {} : { createdAt: facts.createdAt }),
    ...(facts.madeBy === undefined ? {} : { madeBy: facts.madeBy }),
    summary: studySummary(facts),
    sections: [...studyEvidence(facts), ...studySections(facts)],
  };
}
