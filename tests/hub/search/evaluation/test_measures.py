"""The measures, against figures worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from hub.search.evaluation.measures import Quality, quality, summary


def test_the_first_place_is_worth_one() -> None:
    assert quality(["a", "b"], {"a"}) == Quality(1, 1, 1)


def test_a_later_place_is_worth_less() -> None:
    third = quality(["x", "y", "a"], {"a"})
    assert (third.ndcg, third.mrr, third.recall) == pytest.approx((1 / log2(4), 1 / 3, 1))


def test_several_answers_share_the_best_possible() -> None:
    half = quality(["a", "x", "y"], {"a", "b"})
    assert (half.ndcg, half.mrr, half.recall) == pytest.approx((1 / (1 + 1 / log2(3)), 1, 0.5))


def test_the_eleventh_place_is_worth_nothing() -> None:
    assert quality([*"0123456789", "a"], {"a"}) == Quality(0, 0, 0)
    assert quality([], {"a"}) == Quality(0, 0, 0)


def test_a_summary_is_a_mean_and_says_of_how_many() -> None:
    means = summary([Quality(1, 1, 1), Quality(0, 0, 0.5)])
    assert means == {"nDCG@10": 0.5, "MRR@10": 0.5, "recall@10": 0.75, "queries": 2}
    assert summary([]) == {"queries": 0}
