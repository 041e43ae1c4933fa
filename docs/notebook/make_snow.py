"""Trains the network of pytorch.ipynb with PyTorch: `python docs/notebook/make_snow.py`, where torch is installed.

It is told the rain and the temperature of each day of a made-up weather, and says how much water runs off. Snow that
lies is never told to it: it falls when it is cold, and melts when it is warm.
"""

from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).parent
DAYS, UNITS = 730, 16


def weather(rng, days):
    """Rain, temperature, snow that lies and water that runs off, each (days,)."""
    day = np.arange(days) + rng.integers(365)
    heat = 6.0 - 12.0 * np.cos(2 * np.pi * day / 365) + rng.normal(0, 3, days)
    rain = rng.gamma(0.4, 1.0, days) * (rng.random(days) < 0.5)
    snow, flow, lies = np.zeros(days), np.zeros(days), 0.0
    for k in range(days):
        lies += rain[k] * (heat[k] < 0)
        melt = min(lies, 0.25 * max(heat[k], 0.0))
        lies -= melt
        snow[k], flow[k] = lies, melt + rain[k] * (heat[k] >= 0)
    return np.stack([rain, heat / 10], axis=1), snow, flow


def main():
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    lstm, head = torch.nn.LSTM(2, UNITS, batch_first=True), torch.nn.Linear(UNITS, 1)
    optimiser = torch.optim.Adam([*lstm.parameters(), *head.parameters()], 0.01)
    for step in range(600):
        drawn = [weather(rng, 365) for _ in range(16)]
        x, flow = (torch.tensor(np.stack([one[k] for one in drawn]), dtype=torch.float32) for k in (0, 2))
        loss = ((head(lstm(x)[0])[..., 0] - flow) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(lstm.parameters(), 1.0)
        optimiser.step()
        if step % 100 == 0:
            print(step, float(loss))
    torch.save(lstm.state_dict(), HERE / "snow.pt")
    x, snow, _ = weather(np.random.default_rng(1), DAYS)
    with torch.no_grad():
        h = lstm(torch.tensor(x[None], dtype=torch.float32))[0][0].numpy()
    np.savez_compressed(HERE / "snow.npz", x=x.astype(np.float32), h=h, snow=snow.astype(np.float32))


if __name__ == "__main__":
    main()
