"""Writes the masks that MaskTest compares with, as pycocotools encodes them.

Run it as: pip install pycocotools==2.0.11 && python mask_golden.py ../resources/render/masks.json
"""

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco

SEED = 7
DISC_RADIUS_SQUARED = 300
SHARE_OF_NOISE = 0.4
MOST_PIXELS_SHOWN = 4000


def shapes() -> dict[str, NDArray[np.uint8]]:
    """Masks by name: height x width, 0 or 1."""
    random = np.random.default_rng(SEED)
    down, across = np.mgrid[0:48, 0:64]
    stripes = np.zeros((5, 9), np.uint8)
    stripes[:, ::2] = 1
    return {
        "nothing": np.zeros((3, 4), np.uint8),
        "everything": np.ones((3, 4), np.uint8),
        "one pixel": np.array([[0, 0], [0, 1]], np.uint8),
        "the first pixel": np.array([[1, 0], [0, 0]], np.uint8),
        "stripes": stripes,
        "disc": (((down - 20) ** 2 + (across - 31) ** 2) < DISC_RADIUS_SQUARED).astype(np.uint8),
        "noise": (random.random((17, 23)) < SHARE_OF_NOISE).astype(np.uint8),
        "large": np.pad(np.ones((300, 200), np.uint8), ((90, 90), (220, 220))),
    }


def rows(pixels: NDArray[np.uint8]) -> list[str]:
    """A small mask as text, a line each row; nothing of a large one."""
    return ["".join(str(v) for v in row) for row in pixels] if pixels.size < MOST_PIXELS_SHOWN else []


def main(file: Path) -> None:
    golden = []
    for name, pixels in shapes().items():
        encoded = coco.encode(np.asfortranarray(pixels))
        golden.append(
            {
                "name": name,
                "width": pixels.shape[1],
                "height": pixels.shape[0],
                "area": int(coco.area(encoded)),
                "box_xywh": [int(value) for value in coco.toBbox(encoded)],
                "counts": encoded["counts"].decode("ascii"),
                "rows": rows(pixels),
            }
        )
    file.write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
