"""XGBoost beside shap-speed.ts: trains one model on made-up rows, prints its trees, then explains when told.

First line out: JSON with the trees as the arrays of a TreeEnsemble, 1,000 rows and their contributions. Then each line
in, `one N` or `many N`, answers the median milliseconds of N calls of pred_contribs for one row or for all; what turns
rows into XGBoost's own matrix is not counted. The end of input ends the program.
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

rows = table[:1000]
with tempfile.NamedTemporaryFile(suffix=".json") as file:
    booster.save_model(file.name)
    with open(file.name, encoding="utf-8") as saved:
        trees = json.load(saved)["learner"]["gradient_booster"]["model"]["trees"]

flat = {name: [] for name in
        ("splitFeature", "threshold", "missingLeft", "left", "right", "value", "cover", "gain")}
starts = [0]
for tree in trees:
    start = starts[-1]
    count = len(tree["left_children"])
    starts.append(start + count)
    for node in range(count):
        leaf = tree["left_children"][node] == -1
        # A leaf keeps its value where a split keeps its threshold.
        number = float(numpy.float32(tree["split_conditions"][node]))
        flat["splitFeature"].append(-1 if leaf else tree["split_indices"][node])
        flat["threshold"].append(0 if leaf else number)
        flat["missingLeft"].append(0 if leaf else int(tree["default_left"][node]))
        flat["left"].append(-1 if leaf else start + tree["left_children"][node])
        flat["right"].append(-1 if leaf else start + tree["right_children"][node])
        flat["value"].append(number if leaf else 0)
        flat["cover"].append(tree["sum_hessian"][node])
        flat["gain"].append(0 if leaf else tree["loss_changes"][node])
print(json.dumps({
    "version": xgboost.__version__,
    "trees": {"treeStart": starts, **flat},
    "rows": [[None if numpy.isnan(x) else float(x) for x in row] for row in rows],
    "contributions": booster.predict(xgboost.DMatrix(rows), pred_contribs=True).tolist(),
}), flush=True)

one = [xgboost.DMatrix(row.reshape(1, -1), nthread=1) for row in rows[:64]]
many = [xgboost.DMatrix(rows, nthread=1)]
for line in sys.stdin:
    name, count = line.split()
    matrices = one if name == "one" else many
    times = []
    for i in range(int(count)):
        started = time.perf_counter()
        booster.predict(matrices[i % len(matrices)], pred_contribs=True)
        times.append((time.perf_counter() - started) * 1e3)
    print(statistics.median(times), flush=True)
