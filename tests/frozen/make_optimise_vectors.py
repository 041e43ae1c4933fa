"""Ask PyTorch where its optimisers go from one start, and freeze the way for tests/training/test_optimise.py.

Needs torch, which the tests do not: run it by hand, `python tests/frozen/make_optimise_vectors.py`, in any environment
that has torch and NumPy. Same seed, same vectors: `start` (P,), `gradients` (updates, P), and for each rule the weights
after every update, (updates, P). "clipped" is the first gradient after clip_grad_norm_ at 1.
"""

from pathlib import Path

import numpy as np
import torch
from torch import optim

P, UPDATES, RATE = 7, 12, 0.05
RULES = {
    "sgd": lambda w: optim.SGD(w, RATE),
    "sgd decay": lambda w: optim.SGD(w, RATE, weight_decay=0.1),
    "momentum": lambda w: optim.SGD(w, RATE, momentum=0.9),
    "rmsprop": lambda w: optim.RMSprop(w, RATE),
    "adam": lambda w: optim.Adam(w, RATE),
    "adam decay": lambda w: optim.AdamW(w, RATE, weight_decay=0.1),
}


def way(make, start, gradients):
    """The weights after every update on these gradients."""
    weights = start.clone().requires_grad_()
    optimiser, places = make([weights]), []
    for gradient in gradients:
        weights.grad = gradient.clone()
        optimiser.step()
        places.append(weights.detach().numpy().copy())
    return np.stack(places)


def main():
    torch.manual_seed(0)
    start, gradients = torch.randn(P, dtype=torch.float64), torch.randn(UPDATES, P, dtype=torch.float64)
    found = {rule: way(make, start, gradients) for rule, make in RULES.items()}
    weights = start.clone().requires_grad_()
    weights.grad = gradients[0].clone()
    norm = torch.nn.utils.clip_grad_norm_([weights], 1.0)
    found |= {"start": start.numpy(), "gradients": gradients.numpy()}
    found |= {"norm": norm.numpy(), "clipped": weights.grad.numpy()}
    np.savez_compressed(Path(__file__).with_name("optimise_vectors.npz"), **found)
    print(f"{len(found)} arrays, from PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
