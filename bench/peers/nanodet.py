"""Frames a second of NanoDet by onnxruntime and OpenCV, as a plain loop of batches: python nanodet.py MODEL FOLDER BATCH THREADS.

Each picture is read, decoded, scaled, normalised, looked at and turned into boxes, as the night does it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

SIDE, LEAST_SCORE, OVERLAP = 416, 0.35, 0.5
MEAN = np.array([103.53, 116.28, 123.675], dtype=np.float32)
DEVIATION = np.array([57.375, 57.12, 58.395], dtype=np.float32)


def picture(file: Path) -> tuple[np.ndarray, float]:
    pixels = cv2.imread(str(file))
    height, width = pixels.shape[:2]
    scale = SIDE / max(width, height)
    size = round(width * scale), round(height * scale)
    canvas = np.zeros((SIDE, SIDE, 3), dtype=np.float32)
    canvas[: size[1], : size[0]] = cv2.resize(pixels, size)
    return ((canvas - MEAN) / DEVIATION).transpose(2, 0, 1), scale


def boxes(scores: np.ndarray, corners: np.ndarray, scale: float) -> list[tuple[int, float, np.ndarray]]:
    best = scores.argmax(axis=1)
    score = scores.max(axis=1)
    kept = score >= LEAST_SCORE
    best, score, corners = best[kept], score[kept], corners[kept]
    found = []
    for label in np.unique(best):
        of = np.flatnonzero(best == label)
        sides = corners[of, 2:] - corners[of, :2]
        whole = np.concatenate([corners[of, :2], sides], axis=1)
        for place in cv2.dnn.NMSBoxes(whole.tolist(), score[of].tolist(), LEAST_SCORE, OVERLAP):
            found.append((int(label), float(score[of][place]), corners[of][place] / scale))
    return found


def main(model: str, folder: str, batch: int, threads: int) -> None:
    cv2.setNumThreads(threads)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    files = sorted(Path(folder).glob("*.png"))

    def look(some: list[Path]) -> int:
        inputs, scales = zip(*(picture(file) for file in some), strict=True)
        images = np.zeros((batch, 3, SIDE, SIDE), dtype=np.float32)
        images[: len(some)] = np.stack(inputs)
        scores, corners, _ = session.run(["scores", "boxes", "embedding"], {"images": images})
        return sum(len(boxes(scores[i], corners[i], scales[i])) for i in range(len(some)))

    for warm in range(3):
        look(files[warm * batch : (warm + 1) * batch])
    wall, processor = time.perf_counter(), time.process_time()
    found = sum(look(files[start : start + batch]) for start in range(0, len(files), batch))
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{len(files) / wall:.2f} frames/s, {1000 * processor / len(files):.1f} ms of a core each, {found} detections")
    images = np.zeros((batch, 3, SIDE, SIDE), dtype=np.float32)
    wall = time.perf_counter()
    for _ in range(max(1, len(files) // batch)):
        session.run(["scores", "boxes", "embedding"], {"images": images})
    wall = time.perf_counter() - wall
    print(f"{len(files) // batch * batch / wall:.2f} frames/s, the network alone")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
