"""How good a ranking is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """Each from 0 to 1, over the first ten results: nDCG with equal gains, reciprocal rank of the first that answers,
    share of what answers that is among them."""

    ndcg: float
    mrr: float
    recall: float


def quality(ranking: Sequence[str], relevant: Collection[str]) -> Quality:
    """How good `ranking` (best first) is for somebody who wants `relevant`, which must not be empty."""
    places = [place for place, each in enumerate(ranking[:DEPTH]) if each in relevant]
    best = sum(1 / log2(place + 2) for place in range(min(len(relevant), DEPTH)))
    return Quality(
        ndcg=sum(1 / log2(place + 2) for place in places) / best,
        mrr=1 / (places[0] + 1) if places else 0.0,
        recall=len(places) / len(relevant),
    )


def summary(qualities: Iterable[Quality]) -> dict[str, float | int]:
    """The means of these, and how many questions they stand for."""
    held = list(qualities)
    if not held:
        return {"queries": 0}
    return {
        f"nDCG@{DEPTH}": round(float(np.mean([each.ndcg for each in held])), 4),
        f"MRR@{DEPTH}": round(float(np.mean([each.mrr for each in held])), 4),
        f"recall@{DEPTH}": round(float(np.mean([each.recall for each in held])), 4),
        "queries": len(held),
    }
