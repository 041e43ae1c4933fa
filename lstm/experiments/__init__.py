"""What pages measure over many networks: how a gradient fades, how far back is remembered, how a series is forecast.

Also whether a claim holds, and how what came after the LSTM does beside it.

Source: ours, but for what a module names. Here these words and arguments mean

    skill        at most 1: 1 without a mistake, 0 as well as the best answer that needs no memory
    `rate`       above 0: the learning rate
    `options`    each within the `low` and `high` of its Option
"""
