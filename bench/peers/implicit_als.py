"""ALS of the package implicit on the pairs of bench/training: prints version, seconds, processor seconds; writes factors."""

import sys
import time
from pathlib import Path

import implicit
import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from scipy.sparse import coo_matrix

ALPHA = 1.0
# A penalty for everybody, where MLlib's grows with a row's count: 0.1 times the mean count of a user.
REGULARISATION = 0.1


def main(folder: Path, rank: int, iterations: int, threads: int) -> None:
    users = np.fromfile(folder / "users.i32", dtype="<i4")
    items = np.fromfile(folder / "items.i32", dtype="<i4")
    confidence = np.full(len(users), 1 + ALPHA, dtype=np.float32)
    pairs = coo_matrix((confidence, (users, items))).tocsr()
    penalty = REGULARISATION * pairs.nnz / pairs.shape[0]
    model = AlternatingLeastSquares(
        factors=rank, regularization=penalty, alpha=1.0, iterations=iterations, num_threads=threads, random_state=17
    )
    wall, processor = time.perf_counter(), time.process_time()
    model.fit(pairs, show_progress=False)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    np.asarray(model.user_factors, dtype="<f4").tofile(folder / "users.f32")
    np.asarray(model.item_factors, dtype="<f4").tofile(folder / "items.f32")
    print(implicit.__version__, wall, processor)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(argument) for argument in sys.argv[2:5]))
