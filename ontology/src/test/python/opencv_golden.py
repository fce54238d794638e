"""Golden values of OpenCV's camera model, for PinholeCameraGoldenTest.

Needs opencv-python-headless 5.0 and numpy (tried with 5.0.0.93 and 2.4.6). Prints one JSON document:

    python opencv_golden.py > ../resources/scenes/opencv_golden.json

Pixels are OpenCV's own: the centre of the first is at (0, 0), so that a principal point here is half a pixel less than
Backpack's. Camera axes are OpenCV's too: x to the right, y down, z forward.
"""

from __future__ import annotations

import json
import sys

import cv2
import numpy as np

LENSES = [
    ("none", [0, 0, 0, 0, 0]),
    ("barrel", [-0.28, 0.07, 0, 0, 0]),
    ("pincushion", [0.15, 0.02, 0, 0, 0.005]),
    ("tangential", [0, 0, 0.003, -0.002, 0]),
    ("all", [-0.31, 0.12, 0.0011, -0.0008, -0.02]),
]
POINTS = 12


def main() -> None:
    """Write the golden values of some cameras to standard output."""
    random = np.random.default_rng(20)
    cameras = []
    for name, coefficients in LENSES:
        fx, fy = random.uniform(400, 900, 2)
        cx, cy = random.uniform(300, 340), random.uniform(220, 260)
        matrix = np.array([[fx, 0, cx], [0, fy, cy], [0, 0, 1]])
        turn = random.normal(size=3)
        move = random.normal(size=3)
        in_camera = np.column_stack([random.uniform(-0.45, 0.45, (POINTS, 2)), np.ones(POINTS)])
        in_camera *= random.uniform(0.5, 9, (POINTS, 1))
        rotation = cv2.Rodrigues(turn)[0]
        world = (in_camera - move) @ rotation
        lens = np.array(coefficients, dtype=float)
        pixels = cv2.projectPoints(world, turn, move, matrix, lens)[0].reshape(-1, 2)
        criteria = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 200, 1e-14)
        rays = cv2.undistortPoints(pixels, matrix, lens, criteria=criteria).reshape(-1, 2)
        cameras.append(
            {
                "lens": name,
                "distortion": coefficients,
                "matrix": [fx, fy, cx, cy],
                "camera_from_world": np.column_stack([rotation, move]).ravel().tolist(),
                "world": world.tolist(),
                "pixels": pixels.tolist(),
                "rays": rays.tolist(),
            }
        )
    json.dump({"opencv": cv2.__version__, "cameras": cameras}, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
