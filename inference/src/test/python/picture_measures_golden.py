"""Golden values of a picture's measures by OpenCV, for PictureMeasuresTest.

Needs opencv-python-headless 5.0 and numpy (tried with 5.0.0.93 and 2.4.6). Prints one JSON document:

    python picture_measures_golden.py ../resources/nanodet/*.png > ../resources/measures/opencv.json

Scaling and the Laplacian are OpenCV's, on 64-bit numbers where it has them; so is the discrete cosine transform.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import cv2
import numpy as np

LONGER_SIDE = 320
BLACK = 5
WHITE = 250
WEIGHTS = (0.114, 0.587, 0.299)  # of blue, green, red


def measures(file: Path) -> dict[str, object]:
    """Measure the picture of a file."""
    luminance = cv2.imread(str(file), cv2.IMREAD_COLOR).astype(np.float64) @ np.array(WEIGHTS)
    height, width = luminance.shape
    scale = min(1.0, LONGER_SIDE / max(height, width))
    size = (round(width * scale), round(height * scale))
    small = cv2.resize(luminance, size, interpolation=cv2.INTER_AREA)
    laplacian = cv2.Laplacian(small, cv2.CV_64F, ksize=1)[1:-1, 1:-1]
    tiny = cv2.resize(small, (32, 32), interpolation=cv2.INTER_AREA)
    low = cv2.dct(tiny)[1:9, 1:9].flatten()
    bits = "".join("1" if value > np.median(low) else "0" for value in low)
    return {
        "file": file.name,
        "sharpness": float(laplacian.var()),
        "brightness": float(luminance.mean() / 255),
        "clipped_share": float(((luminance <= BLACK) | (luminance >= WHITE)).mean()),
        "perceptual_hash": f"{int(bits, 2):016x}",
    }


def main() -> None:
    """Write the golden values of the named pictures to standard output."""
    json.dump([measures(Path(name)) for name in sys.argv[1:]], sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
