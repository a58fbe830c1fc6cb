"""XGBoost beside predict-speed.ts: trains one model on made-up rows, prints it, then times it when told.

First line out: JSON with the trees in XGBoost's own model format, rows, and for every row margin and
contributions. Then each line in, `predict N` or `contribs N`, answers the median microseconds of N
calls for one row; the end of input ends the program.
"""
import json
import statistics
import sys
import tempfile
import time

import numpy
import xgboost

FEATURES = 30
numbers = numpy.random.default_rng(1)
table = numbers.normal(size=(20000, FEATURES)).astype(numpy.float32)
# Mostly noise, so that the trees grow full.
labels = (table[:, 0] + table[:, 1] * table[:, 2] + 2 * numbers.normal(size=20000) > 0).astype(int)
table[numbers.random(table.shape) < 0.03] = numpy.nan

booster = xgboost.train(
    {"objective": "binary:logistic", "tree_method": "hist", "max_depth": 6, "eta": 0.1,
     "min_child_weight": 0, "base_score": 0.5, "nthread": 1, "seed": 1},
    xgboost.DMatrix(table, labels),
    num_boost_round=200,
)
booster.set_param({"nthread": 1})

rows = table[:64]
matrix = xgboost.DMatrix(rows)
with tempfile.NamedTemporaryFile(suffix=".json") as file:
    booster.save_model(file.name)
    with open(file.name, encoding="utf-8") as saved:
        trees = json.load(saved)["learner"]["gradient_booster"]["model"]["trees"]
kept = ("left_children", "right_children", "split_indices", "split_conditions", "default_left",
        "base_weights", "sum_hessian", "loss_changes")
print(json.dumps({
    "version": xgboost.__version__,
    "trees": [{key: tree[key] for key in kept} for tree in trees],
    "rows": [[None if numpy.isnan(x) else float(x) for x in row] for row in rows],
    "margins": booster.predict(matrix, output_margin=True).tolist(),
    "contributions": booster.predict(matrix, pred_contribs=True).tolist(),
}), flush=True)


def timed(call, count):
    times = []
    for i in range(count):
        row = rows[i % len(rows)].reshape(1, -1)
        started = time.perf_counter()
        call(row)
        times.append((time.perf_counter() - started) * 1e6)
    return statistics.median(times)


calls = {
    "predict": lambda row: booster.inplace_predict(row),
    "contribs": lambda row: booster.predict(xgboost.DMatrix(row, nthread=1), pred_contribs=True),
}
for line in sys.stdin:
    name, count = line.split()
    print(timed(calls[name], int(count)), flush=True)
