"""The golden ALS against brute force: dense formulas and loops over every pair."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import TYPE_CHECKING

import als_golden
import numpy as np
import pytest
from als_golden import Interactions, Parameters

if TYPE_CHECKING:
    from pathlib import Path

    from als_golden import Floats

USERS, ITEMS = 9, 13
PARAMETERS = Parameters(rank=4, iterations=3, alpha=2.5, reg=0.07, seed=11)


def some_interactions(seed: int = 5, share: float = 0.35) -> Interactions:
    random = np.random.default_rng(seed)
    users, items = np.nonzero(random.random((USERS, ITEMS)) < share)
    strengths = random.choice([-1.0, 0.5, 1.0, 3.0], len(users))
    return Interactions.of(users, items, strengths, USERS, ITEMS)


def dense(interactions: Interactions) -> Floats:
    table = np.zeros((interactions.user_count, interactions.item_count))
    table[interactions.users, interactions.items] = interactions.strengths
    return table


def test_a_half_step_solves_the_normal_equations_written_out_in_full() -> None:
    train = some_interactions()
    strengths = dense(train)
    factors = np.random.default_rng(2).standard_normal((ITEMS, PARAMETERS.rank))

    solved = als_golden.solve_side(train, factors, PARAMETERS)

    for user in range(USERS):
        confidence = np.diag(1 + PARAMETERS.alpha * np.abs(strengths[user]))
        preference = (strengths[user] > 0).astype(float)
        ridge = PARAMETERS.reg * preference.sum() * np.eye(PARAMETERS.rank)
        expected = np.linalg.inv(factors.T @ confidence @ factors + ridge) @ factors.T @ confidence @ preference
        np.testing.assert_allclose(solved[user], expected, rtol=1e-9, atol=1e-12)


def loss(train: Interactions, users: Floats, items: Floats) -> float:
    """What exact half-steps lower: Hu, Koren and Volinsky's, with each row's regularisation by its positives."""
    strengths = dense(train)
    positive = strengths > 0
    error = (1 + PARAMETERS.alpha * np.abs(strengths)) * (positive - users @ items.T) ** 2
    ridge = (positive.sum(axis=1) @ (users**2).sum(axis=1)) + (positive.sum(axis=0) @ (items**2).sum(axis=1))
    return float(error.sum() + PARAMETERS.reg * ridge)


def test_every_iteration_lowers_the_loss() -> None:
    train = some_interactions()
    losses = []
    for iterations in range(1, 6):
        parameters = Parameters(PARAMETERS.rank, iterations, PARAMETERS.alpha, PARAMETERS.reg, PARAMETERS.seed)
        losses.append(loss(train, *als_golden.train_als(train, parameters)))
    assert all(later < earlier for earlier, later in pairwise(losses)), losses


def test_a_seed_gives_the_same_factors_again() -> None:
    first, again = (als_golden.train_als(some_interactions(), PARAMETERS)[0] for _ in range(2))
    np.testing.assert_array_equal(first, again)


def test_a_user_without_interactions_has_no_factors() -> None:
    train = Interactions.of(np.array([0, 2]), np.array([1, 0]), np.array([1.0, 1.0]), 3, 2)
    users, _ = als_golden.train_als(train, PARAMETERS)
    np.testing.assert_array_equal(users[1], np.zeros(PARAMETERS.rank))
    assert np.abs(users[[0, 2]]).sum() > 0


def test_a_pair_that_occurs_twice_counts_with_the_sum() -> None:
    train = Interactions.of(np.array([1, 0, 1]), np.array([1, 0, 1]), np.array([1.0, 5.0, 0.5]), 2, 2)
    np.testing.assert_array_equal(dense(train), [[5.0, 0.0], [0.0, 1.5]])
    assert len(train.users) == 2


def brute_force(train: Interactions, test: Interactions, scores: Floats) -> tuple[float, float, int]:
    owned: dict[int, set[int]] = {}
    wanted: dict[int, set[int]] = {}
    for sets, interactions in ((owned, train), (wanted, test)):
        for user, item in zip(interactions.users.tolist(), interactions.items.tolist(), strict=True):
            sets.setdefault(user, set()).add(item)
    candidates = set(train.items.tolist())
    ndcgs, recalls = [], []
    for user, relevant in wanted.items():
        if user not in owned:
            continue
        ranking = sorted(candidates - owned[user], key=lambda item: (-scores[user, item], item))
        gain = sum(1 / math.log2(rank + 2) for rank, item in enumerate(ranking[:10]) if item in relevant)
        ideal = sum(1 / math.log2(rank + 2) for rank in range(min(10, len(relevant))))
        ndcgs.append(gain / ideal)
        recalls.append(len(relevant & set(ranking[:20])) / len(relevant))
    return float(np.mean(ndcgs)), float(np.mean(recalls)), len(ndcgs)


@pytest.mark.parametrize("item_count", [7, 60])
@pytest.mark.parametrize("users_at_once", [3, 1000])
def test_the_metrics_are_those_of_a_loop_over_users(
    monkeypatch: pytest.MonkeyPatch, item_count: int, users_at_once: int
) -> None:
    monkeypatch.setattr(als_golden, "USERS_AT_ONCE", users_at_once)
    random = np.random.default_rng(item_count)
    user_count = 40
    train_pairs = random.random((user_count, item_count)) < 0.15
    train_pairs[:5] = False  # users that are new in the test
    train_pairs[:, :2] = False  # items that are new in the test
    test_pairs = random.random((user_count, item_count)) < 0.3
    train, test = (
        Interactions.of(users, items, np.ones(len(users)), user_count, item_count)
        for users, items in (np.nonzero(train_pairs), np.nonzero(test_pairs))
    )
    scores = random.integers(0, 4, (user_count, item_count)).astype(float)  # many ties

    quality = als_golden.evaluate(train, test, lambda users: scores[users])

    ndcg, recall, users = brute_force(train, test, scores)
    assert quality.users == users > 0
    assert quality.ndcg == pytest.approx(ndcg, rel=1e-12)
    assert quality.recall == pytest.approx(recall, rel=1e-12)


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_taste_in_two_camps_beats_popularity(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    random = np.random.default_rng(3)
    train, test = [], []
    for user in range(60):
        likes = random.permutation(30)[:12] * 2 + user % 2
        train += [f"{user}\t{item}\t1.0" for item in likes[:10]]
        test += [f"{user}\t{item}" for item in likes[10:]]
    files = [str(write(tmp_path / "train.tsv", *train)), str(write(tmp_path / "test.tsv", *test))]

    assert als_golden.main([*files, "--rank", "2", "--alpha", "10", "--popularity"]) == 0

    als, yardstick = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (als["recommender"], yardstick["recommender"]) == ("als", "popularity")
    assert als["users"] == yardstick["users"] == 60
    assert als["recall@20"] == pytest.approx(1.0)  # 20 candidates of the user's own camp are left
    assert als["recall@20"] > yardstick["recall@20"]
    assert als["ndcg@10"] > yardstick["ndcg@10"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("0\t1", "columns"),
        ("0\tx\t1", "could not convert"),
        ("0\t1.5\t1", "whole numbers"),
        ("-1\t1\t1", "whole numbers"),
        ("0\t1\tnan", "not finite"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, complaint: str) -> None:
    train, test = write(tmp_path / "train.tsv", line), write(tmp_path / "test.tsv", "0\t1")
    assert als_golden.main([str(train), str(test)]) == 2
    message = capsys.readouterr().err
    assert str(train) in message
    assert complaint in message
