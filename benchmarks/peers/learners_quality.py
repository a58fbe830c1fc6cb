"""The rivals of benchmarks/learners-quality.ts: fits one of them on one fold for every line it reads.

usage: learners_quality.py FOLDER   (features.f64 rows x columns, labels.u8, folds.u8, parameters.json)
Each line in, `MODEL FOLD`, answers one line of JSON: {"auc", "logLoss", "seconds"}; several classes are averaged one
against all others. Missing values are filled with -1 for the forests and the regression, on both sides alike.
"""
import json
import sys
import time
from pathlib import Path

import numpy as np
import sklearn
import xgboost
from sklearn.ensemble import (
    ExtraTreesClassifier,
    HistGradientBoostingClassifier,
    RandomForestClassifier,
)
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folder = Path(sys.argv[1])
parameters = json.loads((folder / "parameters.json").read_text())
labels = np.fromfile(folder / "labels.u8", dtype=np.uint8)
folds = np.fromfile(folder / "folds.u8", dtype=np.uint8)
features = np.fromfile(folder / "features.f64", dtype=np.float64).reshape(len(labels), -1)
filled = np.where(np.isnan(features), -1, features)
classes = int(labels.max()) + 1
boosting, forest = parameters["boosting"], parameters["forest"]

models = {
    "xgboost": lambda: xgboost.XGBClassifier(
        n_estimators=boosting["rounds"], max_depth=boosting["maxDepth"],
        learning_rate=boosting["learningRate"], reg_lambda=boosting["lambda"],
        min_child_weight=boosting["minChildWeight"], tree_method="hist", max_bin=256, n_jobs=1),
    "hist-gradient-boosting": lambda: HistGradientBoostingClassifier(
        max_iter=boosting["rounds"], max_depth=None, max_leaf_nodes=parameters["leaves"],
        learning_rate=boosting["learningRate"], l2_regularization=boosting["lambda"],
        min_samples_leaf=20, early_stopping=False),
    "random-forest": lambda: RandomForestClassifier(forest["trees"], random_state=1, n_jobs=1),
    "extra-trees": lambda: ExtraTreesClassifier(forest["trees"], random_state=1, n_jobs=1),
    "logistic-regression": lambda: make_pipeline(
        StandardScaler(), LogisticRegression(C=1, tol=1e-6, max_iter=5000)),
}

print(json.dumps({"versions": f"XGBoost {xgboost.__version__}, sklearn {sklearn.__version__}"}),
      flush=True)
for line in sys.stdin:
    name, fold = line.split()
    table = features if name in ("xgboost", "hist-gradient-boosting") else filled
    training, test = folds != int(fold), folds == int(fold)
    model = models[name]()
    started = time.perf_counter()
    model.fit(table[training], labels[training])
    seconds = time.perf_counter() - started
    answers = model.predict_proba(table[test])
    truth = labels[test]
    if classes == 2:
        auc = roc_auc_score(truth, answers[:, 1])
    else:
        auc = np.mean([roc_auc_score(truth == k, answers[:, k]) for k in range(classes)])
    loss = log_loss(truth, np.clip(answers, 1e-15, 1), labels=range(classes))
    print(json.dumps({"auc": float(auc), "logLoss": float(loss), "seconds": seconds}), flush=True)
