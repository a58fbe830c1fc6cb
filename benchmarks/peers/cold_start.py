"""The documented Lambda handler beside cold-start.ts: scaler and gradient boosting from pickles, a torch autoencoder.

`cold_start.py prepare FOLDER` trains on made-up rows and saves the three files, as the documents export them.
`cold_start.py serve FOLDER` loads them, predicts one row as the documented handler does, and prints the
probability and the peak memory in KiB.
"""
import pickle
import resource
import sys

import numpy
import torch

FEATURES = 30
LATENT = 12


class AutoEncoder(torch.nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [FEATURES, 64, 32, 16, LATENT]
        layers = []
        for width, narrower in zip(sizes, sizes[1:]):
            layers += [torch.nn.Linear(width, narrower), torch.nn.SiLU()]
        self.encoder = torch.nn.Sequential(*layers)
        self.attention = torch.nn.MultiheadAttention(LATENT, 4, batch_first=True)

    def forward(self, rows):
        latent = self.encoder(rows).unsqueeze(1)
        mixed, _ = self.attention(latent, latent, latent)
        return mixed.squeeze(1)


def prepare(folder):
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.preprocessing import StandardScaler

    numbers = numpy.random.default_rng(1)
    torch.manual_seed(1)
    table = numbers.normal(size=(3000, FEATURES))
    labels = (table[:, 0] + table[:, 1] * table[:, 2] + numbers.normal(size=3000) > 0).astype(int)
    scaler = StandardScaler().fit(table)
    encoder = AutoEncoder().eval()
    combined = combine(scaler, encoder, table)
    boosting = GradientBoostingClassifier(n_estimators=200, max_depth=6, random_state=1)
    boosting.fit(combined, labels)
    torch.save(encoder.state_dict(), f"{folder}/autoencoder_latent12.pth")
    for name, part in (("scaler", scaler), ("gradient_boosting_model", boosting)):
        with open(f"{folder}/{name}.pkl", "wb") as file:
            pickle.dump(part, file)


def serve(folder):
    encoder = AutoEncoder()
    encoder.load_state_dict(torch.load(f"{folder}/autoencoder_latent12.pth"))
    encoder.eval()
    parts = {}
    for name in ("scaler", "gradient_boosting_model"):
        with open(f"{folder}/{name}.pkl", "rb") as file:
            parts[name] = pickle.load(file)
    combined = combine(parts["scaler"], encoder, numpy.zeros((1, FEATURES)))
    probability = parts["gradient_boosting_model"].predict_proba(combined)[0, 1]
    print(probability, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def combine(scaler, encoder, rows):
    scaled = scaler.transform(rows)
    with torch.no_grad():
        latent = encoder(torch.from_numpy(scaled.astype(numpy.float32))).numpy()
    return numpy.hstack([scaled, latent])


{"prepare": prepare, "serve": serve}[sys.argv[1]](sys.argv[2])
