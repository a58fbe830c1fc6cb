"""Trains XGBoost on the folds that benchmarks/boosting-quality.ts wrote, one fold for every line it reads.

usage: boosting-quality.py FOLDER   (features.f64 rows x columns, labels.u8, folds.u8, parameters.json)
Answers each fold number on stdin with one line of JSON: {"auc", "seconds"}.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import xgboost
from sklearn.metrics import roc_auc_score

folder = Path(sys.argv[1])
parameters = json.loads((folder / "parameters.json").read_text())
labels = np.fromfile(folder / "labels.u8", dtype=np.uint8)
folds = np.fromfile(folder / "folds.u8", dtype=np.uint8)
features = np.fromfile(folder / "features.f64", dtype=np.float64).reshape(len(labels), -1)

print(json.dumps({"ready": xgboost.__version__}), flush=True)
for line in sys.stdin:
    fold = int(line)
    training, test = folds != fold, folds == fold
    x, y = np.ascontiguousarray(features[training]), labels[training]
    held_out = np.ascontiguousarray(features[test])
    started = time.perf_counter()
    booster = xgboost.train(
        {
            "objective": "binary:logistic",
            "tree_method": "hist",
            "nthread": 1,
            "max_bin": 256,
            "eta": parameters["learningRate"],
            "max_depth": parameters["maxDepth"],
            "lambda": parameters["lambda"],
            "min_child_weight": parameters["minChildWeight"],
            "base_score": float(y.mean()),
        },
        xgboost.DMatrix(x, y),
        parameters["rounds"],
    )
    seconds = time.perf_counter() - started
    scores = booster.predict(xgboost.DMatrix(held_out), output_margin=True)
    print(json.dumps({"auc": roc_auc_score(labels[test], scores), "seconds": seconds}), flush=True)
