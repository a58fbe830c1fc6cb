"""The documented autoencoder in torch, beside neural-speed.ts.

`neural_speed.py FILE ROWS INPUTS LATENTS EPOCHS` reads float32 rows and then one byte a row (the label) from FILE,
trains on one core and prints the processor seconds it took, the last mean squared error and the last focal loss.
"""
import sys
import time

import numpy
import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)


class SwiGlu(nn.Module):
    def __init__(self, given, width, normalised=True):
        super().__init__()
        self.both = nn.Linear(given, 2 * width)
        self.norm = nn.LayerNorm(width) if normalised else nn.Identity()

    def forward(self, rows):
        value, gate = self.both(rows).chunk(2, dim=-1)
        return self.norm(value * nn.functional.silu(gate))


class AutoEncoder(nn.Module):
    def __init__(self, inputs, latents):
        super().__init__()
        self.wide = SwiGlu(inputs, 64)
        self.attention = nn.MultiheadAttention(16, 4, batch_first=True)
        self.narrow = nn.Sequential(SwiGlu(64, 32), SwiGlu(32, 16), nn.Linear(16, latents))
        self.decoder = nn.Sequential(
            SwiGlu(latents, 16), SwiGlu(16, 32), SwiGlu(32, 64), nn.Linear(64, inputs)
        )
        self.head = nn.Sequential(SwiGlu(latents, 8, False), nn.Linear(8, 1))

    def forward(self, rows):
        wide = self.wide(rows)
        tokens = wide.view(-1, 4, 16)
        mixed, _ = self.attention(tokens, tokens, tokens, average_attn_weights=False)
        latents = self.narrow(wide + mixed.reshape(-1, 64))
        return self.decoder(latents), self.head(latents).squeeze(1)


def focal(logits, labels):
    cross = nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    weight = torch.where(labels == 1, 0.25, 0.75)
    return (weight * (1 - torch.exp(-cross)) ** 2 * cross).mean()


file, rows, inputs, latents, epochs = sys.argv[1], *map(int, sys.argv[2:6])
raw = open(file, "rb").read()
table = torch.from_numpy(
    numpy.frombuffer(raw, numpy.float32, rows * inputs).reshape(rows, inputs).copy()
)
labels = torch.from_numpy(
    numpy.frombuffer(raw, numpy.uint8, rows, rows * inputs * 4).astype(numpy.float32)
)
network = AutoEncoder(inputs, latents)
learner = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=1e-4)
schedule = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(learner, 10, 2)
started = time.process_time()
for epoch in range(epochs):
    sums = [0.0, 0.0]
    for batch in torch.randperm(rows).split(128):
        given, wanted = table[batch], labels[batch]
        rebuilt, logits = network(given)
        squared, leaning = nn.functional.mse_loss(rebuilt, given), focal(logits, wanted)
        learner.zero_grad()
        (squared + leaning).backward()
        learner.step()
        sums[0] += squared.item() * len(batch)
        sums[1] += leaning.item() * len(batch)
    schedule.step()
print(time.process_time() - started, sums[0] / rows, sums[1] / rows)
