"""XGBoost beside training-speed.ts: trains and scores the tables that it wrote, one job for every line it reads.

usage: training-speed.py FOLDER   (per table NAME: NAME.f64 rows x columns, NAME.u8 labels, NAME.json parameters)
`train NAME THREADS` answers {"seconds", "cpu", "auc"}: making the matrix and all rounds, AUC on the last fifth of the
rows, which is not trained on. `score NAME ROWS` answers {"seconds", "cpu"} for one batch of the last model, one thread.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import xgboost
from sklearn.metrics import roc_auc_score

folder = Path(sys.argv[1])
tables = {}
boosters = {}


def table(name):
    if name not in tables:
        labels = np.fromfile(folder / f"{name}.u8", dtype=np.uint8)
        features = np.fromfile(folder / f"{name}.f64", dtype=np.float64).reshape(len(labels), -1)
        parameters = json.loads((folder / f"{name}.json").read_text())
        tables[name] = features, labels, parameters
    return tables[name]


def train(name, threads):
    features, labels, parameters = table(name)
    count = parameters["trainingRows"]
    x, y = features[:count], labels[:count]
    started, cpu = time.perf_counter(), time.process_time()
    booster = xgboost.train(
        {
            "objective": "binary:logistic",
            "tree_method": "hist",
            "nthread": threads,
            "max_bin": 256,
            "eta": parameters["learningRate"],
            "max_depth": parameters["maxDepth"],
            "lambda": parameters["lambda"],
            "min_child_weight": parameters["minChildWeight"],
            "base_score": float(y.mean()),
        },
        xgboost.DMatrix(x, y, nthread=threads),
        parameters["rounds"],
    )
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    boosters[name] = booster
    scores = booster.predict(xgboost.DMatrix(features[count:]), output_margin=True)
    return {"seconds": seconds, "cpu": cpu, "auc": roc_auc_score(labels[count:], scores)}


def score(name, rows):
    features, _, _ = table(name)
    booster = boosters[name]
    booster.set_param({"nthread": 1})
    batch = np.ascontiguousarray(features[:rows])
    started, cpu = time.perf_counter(), time.process_time()
    booster.inplace_predict(batch, predict_type="margin")
    inplace = time.perf_counter() - started, time.process_time() - cpu
    started, cpu = time.perf_counter(), time.process_time()
    booster.predict(xgboost.DMatrix(batch, nthread=1), output_margin=True)
    matrix = time.perf_counter() - started, time.process_time() - cpu
    seconds, cpu = min(inplace, matrix)
    return {"seconds": seconds, "cpu": cpu}


print(json.dumps({"ready": xgboost.__version__}), flush=True)
for line in sys.stdin:
    job, name, number = line.split()
    print(json.dumps({"train": train, "score": score}[job](name, int(number))), flush=True)
