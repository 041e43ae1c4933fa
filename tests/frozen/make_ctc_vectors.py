"""Ask PyTorch what CTCLoss computes, and freeze its answers for tests/networks/test_ctc.py.

Needs torch, which the tests do not: run it by hand, `python tests/frozen/make_ctc_vectors.py`, in any environment
that has torch and NumPy. Same seed, same vectors. The batch has sequences and targets of different lengths, equal
neighbours, a target of one label, an empty one, and one that only just fits its frames.
"""

from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import ctc_loss, log_softmax

FRAMES, LABELS = 12, 5  # label 0 is the blank
TARGETS = [(1, 2, 3), (4, 4), (2,), (), (3, 3, 3, 1), (1, 1, 2, 2), (1, 1, 2), (2, 1, 1)]
LENGTHS = [12, 9, 1, 5, 12, 6, 10, 7]  # the sixth target needs all its six frames


def main():
    torch.manual_seed(0)
    scores = (3.0 * torch.randn(FRAMES, len(TARGETS), LABELS, dtype=torch.float64)).requires_grad_()
    widest = max(map(len, TARGETS))
    padded = torch.tensor([[*target, *[1] * (widest - len(target))] for target in TARGETS])
    sizes = torch.tensor([len(target) for target in TARGETS])
    loss = ctc_loss(log_softmax(scores, dim=2), padded, torch.tensor(LENGTHS), sizes, blank=0, reduction="none")
    loss.sum().backward()
    vectors = {"scores": scores.detach(), "targets": padded, "sizes": sizes, "lengths": torch.tensor(LENGTHS)}
    vectors |= {"loss": loss.detach(), "d_scores": scores.grad}
    np.savez_compressed(
        Path(__file__).with_name("ctc_vectors.npz"), **{name: value.numpy() for name, value in vectors.items()}
    )
    print(f"losses {loss.tolist()}, from PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
