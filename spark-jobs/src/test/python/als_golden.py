"""Implicit ALS in numpy: the yardstick of Backpack's recommender.

Trains factors as Hu, Koren and Volinsky, "Collaborative Filtering for Implicit Feedback Datasets" (2008), with the
conventions of Spark MLlib (`org.apache.spark.ml.recommendation.ALS` with `implicitPrefs`):

- an observed strength r has confidence c = 1 + alpha |r| and preference p = 1 where r > 0, else 0;
- a row's regularisation is lambda times the number of its positive strengths, not lambda alone;
- factors start as random unit vectors. MLlib draws them from a normal distribution and, as this does, divides each by
  its length; no absolute values are taken, those belong to MLlib's non-negative variant;
- an iteration solves for the items first, then for the users, as MLlib does, each row exactly by Cholesky.

The random numbers are numpy's, not Spark's: factors differ from MLlib's, their quality should not.

Evaluation: for every user of the test file who has interactions in the train file, all items seen in training less the
user's own training items are ranked by score, ties by the smaller item. NDCG@10 has binary relevance and its ideal
over min(10, |T|), recall@20 is over |T|, where T are the user's distinct test items. An item of T that cannot be
ranked (unseen in training, or already the user's own) stays in T and counts as missed.

Both files are tab-separated without a header: user_index, item_index and, for training, strength. Prints one JSON line:

    {"recommender": "als", "ndcg@10": 0.21, "recall@20": 0.33, "users": 1987}
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

NDCG_CUT_OFF = 10
RECALL_CUT_OFF = 20
USERS_AT_ONCE = 1024
"""Users scored together: bounds the score matrix to this many rows."""


class InvalidInputError(ValueError):
    """A file that cannot be read as interactions; the message says where."""


@dataclass(frozen=True)
class Interactions:
    """Strengths by dense user and item index, one per pair, ordered by user and item."""

    users: Integers
    items: Integers
    strengths: Floats
    user_count: int
    item_count: int

    @staticmethod
    def of(users: Integers, items: Integers, strengths: Floats, user_count: int, item_count: int) -> Interactions:
        """Sums the strengths of a pair that occurs more than once, as the night does before training."""
        pairs, inverse = np.unique(users * item_count + items, return_inverse=True)
        sums = np.zeros(len(pairs))
        np.add.at(sums, inverse, strengths)
        return Interactions(pairs // item_count, pairs % item_count, sums, user_count, item_count)

    def transposed(self) -> Interactions:
        order = np.lexsort((self.users, self.items))
        return Interactions(
            self.items[order], self.users[order], self.strengths[order], self.item_count, self.user_count
        )


@dataclass(frozen=True)
class Parameters:
    """What ALS is trained with; the names are MLlib's."""

    rank: int
    iterations: int
    alpha: float
    reg: float
    seed: int


@dataclass(frozen=True)
class Quality:
    """Means over `users`."""

    ndcg: float
    recall: float
    users: int


def read_table(path: Path, columns: int) -> Floats:
    """The numbers of a tab-separated file, one row per line, all finite."""
    try:
        table = np.loadtxt(path, delimiter="\t", dtype=np.float64, ndmin=2, comments=None)
    except (OSError, ValueError) as error:
        raise InvalidInputError(f"{path}: {error}") from error
    if table.size == 0:
        raise InvalidInputError(f"{path}: has no interactions")
    if table.shape[1] != columns:
        raise InvalidInputError(f"{path}: has {table.shape[1]} columns, needs {columns}")
    if not np.isfinite(table).all():
        raise InvalidInputError(f"{path}: holds a number that is not finite")
    indexes = table[:, :2]
    if (indexes < 0).any() or (indexes != np.floor(indexes)).any():
        raise InvalidInputError(f"{path}: user and item indexes must be whole numbers from 0 on")
    return table


def read_split(train: Path, test: Path) -> tuple[Interactions, Interactions]:
    """Training and test interactions with common counts of users and items."""
    training, testing = read_table(train, 3), read_table(test, 2)
    user_count = int(max(training[:, 0].max(), testing[:, 0].max())) + 1
    item_count = int(max(training[:, 1].max(), testing[:, 1].max())) + 1

    def interactions(table: Floats, strengths: Floats) -> Interactions:
        users, items = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
        return Interactions.of(users, items, strengths, user_count, item_count)

    return interactions(training, training[:, 2]), interactions(testing, np.ones(len(testing)))


def initial_factors(count: int, rank: int, random: np.random.Generator) -> Floats:
    """Random unit vectors, one per row."""
    factors = random.standard_normal((count, rank))
    unit: Floats = factors / np.linalg.norm(factors, axis=1, keepdims=True)
    return unit


def solve_side(side: Interactions, other: Floats, parameters: Parameters) -> Floats:
    """The exact factors of `side`'s users for given factors of its items; a user without interactions gets zeros.

    For a user with items i: (Y'Y + sum c1_i y_i y_i' + reg n I) x = sum (1 + c1_i) p_i y_i, where c1 = alpha |r|,
    Y holds the factors of all items and n counts the positive strengths.
    """
    rank = parameters.rank
    gram = other.T @ other
    extra = parameters.alpha * np.abs(side.strengths)
    positive = side.strengths > 0
    starts = np.searchsorted(side.users, np.arange(side.user_count + 1))
    solved = np.zeros((side.user_count, rank))
    diagonal = np.arange(rank)
    for user in range(side.user_count):
        start, end = starts[user], starts[user + 1]
        if start == end:
            continue
        mine = other[side.items[start:end]]
        weights, liked = extra[start:end], positive[start:end]
        left = gram + (mine * weights[:, np.newaxis]).T @ mine
        left[diagonal, diagonal] += parameters.reg * np.count_nonzero(liked)
        right = ((1.0 + weights) * liked) @ mine
        solved[user] = solve_symmetric(left, right)
    return solved


def solve_symmetric(left: Floats, right: Floats) -> Floats:
    """Solves by Cholesky; without it where there is no regularisation and the matrix is singular.

    Numpy has no triangular solver: two general solves on the Cholesky factor give the same.
    """
    try:
        lower = np.linalg.cholesky(left)
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.lstsq(left, right)[0], dtype=np.float64)
    return np.asarray(np.linalg.solve(lower.T, np.linalg.solve(lower, right)), dtype=np.float64)


def train_als(train: Interactions, parameters: Parameters) -> tuple[Floats, Floats]:
    """User and item factors, one row per index; rows without interactions are zero."""
    random = np.random.default_rng(parameters.seed)
    by_item = train.transposed()
    users = initial_factors(train.user_count, parameters.rank, random)
    users[np.bincount(train.users, minlength=train.user_count) == 0] = 0.0
    items = np.zeros((train.item_count, parameters.rank))
    for _ in range(parameters.iterations):
        items = solve_side(by_item, users, parameters)
        users = solve_side(train, items, parameters)
    return users, items


def popularity(train: Interactions) -> Floats:
    """An item's score is the number of users with a positive strength for it."""
    return np.bincount(train.items[train.strengths > 0], minlength=train.item_count).astype(np.float64)


def evaluate(train: Interactions, test: Interactions, scores_of: Callable[[Integers], Floats]) -> Quality:
    """Means over the users with training and test items. `scores_of` gives users x items, higher is better."""
    seen = np.bincount(train.items, minlength=train.item_count) > 0
    users = np.intersect1d(train.users, test.users)
    if len(users) == 0:
        return Quality(0.0, 0.0, 0)
    depth = min(max(NDCG_CUT_OFF, RECALL_CUT_OFF), train.item_count)
    discounts = 1.0 / np.log2(np.arange(2, max(NDCG_CUT_OFF, depth) + 2))
    ideals = np.concatenate(([0.0], np.cumsum(discounts[:NDCG_CUT_OFF])))
    ndcg = recall = 0.0
    for start in range(0, len(users), USERS_AT_ONCE):
        chunk = users[start : start + USERS_AT_ONCE]
        owned = membership(train, chunk)
        relevant = membership(test, chunk)
        scores = np.array(scores_of(chunk), dtype=np.float64)
        scores[:, ~seen] = -np.inf
        scores[owned] = -np.inf
        best = np.argsort(-scores, axis=1, kind="stable")[:, :depth]
        ranked = np.take_along_axis(scores, best, axis=1) > -np.inf
        hits = np.take_along_axis(relevant, best, axis=1) & ranked
        sizes = relevant.sum(axis=1)
        gains = hits[:, :NDCG_CUT_OFF] @ discounts[: min(NDCG_CUT_OFF, depth)]
        ndcg += float((gains / ideals[np.minimum(sizes, NDCG_CUT_OFF)]).sum())
        recall += float((hits[:, :RECALL_CUT_OFF].sum(axis=1) / sizes).sum())
    return Quality(ndcg / len(users), recall / len(users), len(users))


def membership(interactions: Interactions, users: Integers) -> NDArray[np.bool_]:
    """Users x items: whether the pair is there. `users` is sorted."""
    mine = np.isin(interactions.users, users)
    member = np.zeros((len(users), interactions.item_count), dtype=np.bool_)
    member[np.searchsorted(users, interactions.users[mine]), interactions.items[mine]] = True
    return member


def result_line(recommender: str, quality: Quality) -> str:
    return json.dumps(
        {
            "recommender": recommender,
            f"ndcg@{NDCG_CUT_OFF}": quality.ndcg,
            f"recall@{RECALL_CUT_OFF}": quality.recall,
            "users": quality.users,
        }
    )


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Implicit ALS in numpy, evaluated on a split.")
    parser.add_argument("train", type=Path, help="TSV: user_index, item_index, strength")
    parser.add_argument("test", type=Path, help="TSV: user_index, item_index")
    parser.add_argument("--rank", type=positive_integer, default=32, help="length of a factor (default 32)")
    parser.add_argument("--iterations", type=positive_integer, default=10, help="pairs of half-steps (default 10)")
    parser.add_argument("--alpha", type=not_negative, default=1.0, help="confidence per strength (default 1)")
    parser.add_argument("--reg", type=not_negative, default=0.1, help="regularisation (default 0.1)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first factors (default 1)")
    parser.add_argument("--popularity", action="store_true", help="print popularity's quality on a second line")
    return parser.parse_args(arguments)


def positive_integer(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {text}")
    return number


def not_negative(text: str) -> float:
    number = float(text)
    if not (math.isfinite(number) and number >= 0):
        raise argparse.ArgumentTypeError(f"must be a number from 0 on, not {text}")
    return number


def main(arguments: list[str]) -> int:
    flags = parse(arguments)
    try:
        train, test = read_split(flags.train, flags.test)
    except InvalidInputError as error:
        print(f"als_golden: {error}", file=sys.stderr)
        return 2
    parameters = Parameters(flags.rank, flags.iterations, flags.alpha, flags.reg, flags.seed)
    users, items = train_als(train, parameters)
    print(result_line("als", evaluate(train, test, lambda chunk: users[chunk] @ items.T)))
    if flags.popularity:
        scores = popularity(train)
        print(result_line("popularity", evaluate(train, test, lambda chunk: np.tile(scores, (len(chunk), 1)))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
