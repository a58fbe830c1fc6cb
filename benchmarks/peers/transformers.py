"""FT-Transformer and TabTransformer in torch, beside transformers.ts.

`transformers.py FILE` reads the sizes, the inputs as ours read them (numbers, padding to a multiple of four, places of
categories) and labels, trains on one core for every seed and prints a list of processor seconds, AUC and log loss.
"""
import json
import sys
import time

import numpy
import torch
from sklearn.metrics import log_loss, roc_auc_score
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, dropout, relu

torch.set_num_threads(1)
given = json.load(open(sys.argv[1]))
numbers, categories, values = given["numbers"], given["categories"], given["values"]
width, heads, blocks = given["tokenWidth"], given["heads"], given["blocks"]
first_category = (numbers + 3) // 4 * 4
DROPOUT = 0.1


def uniform(*shape):
    most = width**-0.5
    return nn.Parameter(torch.empty(*shape).uniform_(-most, most))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.given = nn.Linear(width, 3 * width)
        self.answer = nn.Linear(width, width)
        most = (6 / (4 * width)) ** 0.5
        nn.init.uniform_(self.given.weight, -most, most)

    def forward(self, tokens, asking=None):
        rows, count, _ = tokens.shape
        parts = self.given(tokens).view(rows, count, 3, heads, width // heads)
        queries, keys, held = parts.permute(2, 0, 3, 1, 4)
        queries = queries[:, :, :asking]
        shares = torch.softmax(queries @ keys.transpose(-1, -2) / (width // heads) ** 0.5, -1)
        return self.answer((shares @ held).transpose(1, 2).reshape(rows, -1, width))


class Embedding(nn.Module):
    def __init__(self):
        super().__init__()
        self.value = uniform(values, width)
        self.column = uniform(categories, width)

    def forward(self, rows):
        return self.value[rows[:, first_category:].long()] + self.column


class FtTransformer(nn.Module):
    def __init__(self):
        super().__init__()
        wide = (round(4 * width / 3) + 3) // 4 * 4
        self.weight, self.bias = uniform(numbers + 1, width), uniform(numbers + 1, width)
        self.embedding = Embedding() if categories > 0 else None
        self.blocks = nn.ModuleList(
            nn.ModuleDict(
                {
                    "before": nn.LayerNorm(width),
                    "attention": Attention(),
                    "between": nn.LayerNorm(width),
                    "wide": nn.Linear(width, 2 * wide),
                    "narrow": nn.Linear(wide, width),
                }
            )
            for _ in range(blocks)
        )
        self.norm, self.answer = nn.LayerNorm(width), nn.Linear(width, 1)

    def forward(self, rows):
        own = torch.cat([torch.zeros(len(rows), 1), rows[:, :numbers]], 1)
        tokens = own[..., None] * self.weight + self.bias
        if self.embedding is not None:
            tokens = torch.cat([tokens, self.embedding(rows)], 1)
        for index, block in enumerate(self.blocks):
            asking = 1 if index == len(self.blocks) - 1 else None
            before = tokens if index == 0 else block["before"](tokens)
            tokens = tokens[:, :asking] + block["attention"](before, asking)
            value, gate = block["wide"](block["between"](tokens)).chunk(2, -1)
            tokens = tokens + block["narrow"](dropout(value * relu(gate), DROPOUT, self.training))
        return self.answer(relu(self.norm(tokens[:, 0])))[:, 0]


class TabTransformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = Embedding()
        self.blocks = nn.ModuleList(
            nn.ModuleDict(
                {
                    "attention": Attention(),
                    "between": nn.LayerNorm(width),
                    "wide": nn.Linear(width, 4 * width),
                    "narrow": nn.Linear(4 * width, width),
                    "after": nn.LayerNorm(width),
                }
            )
            for _ in range(blocks)
        )
        widths = [categories * width + numbers, *given["hiddenWidths"]]
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.answer = nn.Linear(widths[-1], 1)

    def forward(self, rows):
        tokens = self.embedding(rows)
        for block in self.blocks:
            tokens = block["between"](tokens + block["attention"](tokens))
            hidden = dropout(relu(block["wide"](tokens)), DROPOUT, self.training)
            tokens = block["after"](tokens + block["narrow"](hidden))
        hidden = torch.cat([tokens.flatten(1), rows[:, :numbers]], 1)
        for layer in self.hidden:
            hidden = dropout(relu(layer(hidden)), DROPOUT, self.training)
        return self.answer(hidden)[:, 0]


training = torch.tensor(given["training"], dtype=torch.float32)
labels = torch.tensor(given["trainingLabels"], dtype=torch.float32)
test = torch.tensor(given["test"], dtype=torch.float32)
truth = numpy.array(given["testLabels"])
results = []
for seed in given["seeds"]:
    torch.manual_seed(seed)
    network = FtTransformer() if given["kind"] == "ft" else TabTransformer()
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=1e-4)
    started = time.process_time()
    for _ in range(given["epochs"]):
        for batch in torch.randperm(len(training)).split(128):
            loss = binary_cross_entropy_with_logits(network(training[batch]), labels[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    seconds = time.process_time() - started
    network.eval()
    with torch.no_grad():
        answers = torch.sigmoid(network(test)).double().numpy()
    results.append(
        {
            "seconds": seconds,
            "rocAuc": roc_auc_score(truth, answers),
            "logLoss": log_loss(truth, answers),
        }
    )
print(json.dumps(results))
