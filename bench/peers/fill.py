"""Fills the Redis of LibRecommender's server and writes its exact index.

Arguments: users, items, rank, seen items a user, Redis' port. The factors are drawn as those of our own benchmark:
directions at random, lengths log-normal.
"""

import json
import pathlib
import sys
from collections.abc import Iterable

import faiss
import libserving
import numpy as np
import redis

BATCH = 10_000


def factors(random: np.random.Generator, count: int, rank: int, skew: float) -> np.ndarray:
    length = np.exp(skew * random.standard_normal((count, 1)))
    return (length * random.standard_normal((count, rank)) / np.sqrt(rank)).astype(np.float32)


def put(store: redis.Redis, name: str, pairs: Iterable[tuple[str | int, str | int]]) -> None:
    pipe = store.pipeline(transaction=False)
    for number, (key, value) in enumerate(pairs):
        pipe.hset(name, key, value)
        if number % BATCH == BATCH - 1:
            pipe.execute()
    pipe.execute()


def main() -> None:
    users, items, rank, seen, port = (int(value) for value in sys.argv[1:6])
    random = np.random.default_rng(1)
    index = faiss.IndexFlatIP(rank)
    index.add(factors(random, items, rank, 0.8))
    folder = pathlib.Path(libserving.__file__).parent
    faiss.write_index(index, str(folder / "faiss_index.bin"))

    store = redis.Redis(port=port)
    store.flushall()
    vectors = factors(random, users, rank, 0.3)
    put(store, "user2id", ((f"u{user}", user) for user in range(users)))
    put(store, "id2item", ((item, f"i{item}") for item in range(items)))
    put(store, "user_embed", ((user, json.dumps(vectors[user].tolist())) for user in range(users)))
    put(store, "user_consumed", ((user, json.dumps(random.integers(0, items, seen).tolist())) for user in range(users)))


if __name__ == "__main__":
    main()
