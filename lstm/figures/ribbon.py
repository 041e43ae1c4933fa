"""The memory ribbon: whose words the memory behind the answer consists of, ready for the component in ui/ribbon."""

import numpy as np

from lstm.explain import margin, writers
from lstm.figures.ink import INK
from lstm.figures.text import percent

MOST_BANDS = 3  # writers that get a band of their own; the rest share one
LEAST_SHARE = 0.03  # of the whole, for a band of its own


def draw(model, trace, tokens, chances, rivals):
    """A stacked band over the words, for an LSTM's trace (T, H).

    chances (V,) are those of the next word. The band's height is the support the memory would give the likeliest of
    them against its `rivals` (word ids) if it were read out as it is at the end, in logits. Each layer of it was
    written by one word (see `writers`: exact, with the gates held fixed).
    """
    answer = int(chances.argmax())
    worth = margin(model, trace, answer, rivals)
    support = writers(trace)[1:] @ worth  # (writer, place): logits
    end = support[:, -1]
    shares = end / np.abs(end).sum()
    ranked = [int(k) for k in np.argsort(-shares, kind="stable")[:MOST_BANDS] if shares[k] > LEAST_SHARE]
    own = sorted(ranked)
    word, chance = model.words[answer], float(chances[answer])
    return {
        "tokens": list(tokens),
        "bands": [{"writer": k, "support": support[k].tolist()} for k in own],
        "ranks": [ranked.index(k) for k in own],
        "shares": [float(shares[k]) for k in own],
        "others": np.delete(support, own, axis=0).sum(axis=0).tolist(),
        "answer": {"word": word, "chance": chance},
        "ink": list(INK["c"][3:]),
        "alt": said(tokens, ranked, shares, word, chance),
    }


def said(tokens, ranked, shares, word, chance):
    """What the ribbon shows, in words."""
    end = f"After “{tokens[-1]}” the network expects “{word}” with a chance of {percent(chance)}."
    if not ranked:
        return f"{end} No single word wrote the memory behind it."
    first = ranked[0]
    share = f"{percent(float(shares[first]))} of the memory that speaks for it"
    return f"{end} {share} was written at “{tokens[first]}”, word {first + 1}."
