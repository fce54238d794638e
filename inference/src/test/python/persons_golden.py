"""Golden results of the models that look at persons, for MoveNetPosesTest and PersonSegmenterTest.

Needs numpy, opencv-python-headless 5.0, onnxruntime and pycocotools 2.0 (tried with 2.4.6, 5.0.0.93, 1.32.0 and
2.0.11).
Prints one JSON document; the first argument is the folder of models, the second a picture:

    python persons_golden.py ../../../../conf/models ../resources/persons/astronaut.png > astronaut.json

Everything but the networks is OpenCV's and pycocotools'.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from pycocotools import mask as coco

SIDE = 256
THRESHOLD = 0.5


def network(file: Path) -> onnxruntime.InferenceSession:
    """Load a network to run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def persons(rgb: np.ndarray, models: Path) -> list[dict[str, object]]:
    """The persons that MoveNet sees, in the picture's pixels, in its own order."""
    height, width = rgb.shape[:2]
    scale = SIDE / max(height, width)
    scaled = cv2.resize(rgb, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_LINEAR)
    canvas = np.zeros((1, SIDE, SIDE, 3), np.int32)
    canvas[0, : scaled.shape[0], : scaled.shape[1]] = scaled
    movenet = network(models / "keypoint-detection/movenet-multipose/movenet-multipose.onnx")
    rows = movenet.run(None, {movenet.get_inputs()[0].name: canvas})[0][0]
    return [
        {
            "score": float(row[55]),
            "box_xyxy": [float(row[i] * SIDE / scale) for i in (52, 51, 54, 53)],
            "keypoints_x_y_score": [
                [float(x * SIDE / scale), float(y * SIDE / scale), float(score)]
                for y, x, score in row[:51].reshape(17, 3)
            ],
        }
        for row in rows
    ]


def person_mask(rgb: np.ndarray, models: Path) -> dict[str, object]:
    """Where selfie-segmentation sees a person, in the picture's pixels."""
    height, width = rgb.shape[:2]
    small = cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    images = (small.astype(np.float32) / 255).transpose(2, 0, 1)[None]
    selfie = network(models / "semantic-segmentation/selfie-segmentation/selfie-segmentation.onnx")
    plane = selfie.run(None, {selfie.get_inputs()[0].name: images})[0][0, 0]
    full = cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR)
    encoded = coco.encode(np.asfortranarray((full > THRESHOLD).astype(np.uint8)))
    return {
        "counts": encoded["counts"].decode("ascii"),
        "area": int(coco.area(encoded)),
        "box_xywh": [float(value) for value in coco.toBbox(encoded)],
    }


def main() -> None:
    """Write the golden results of the named picture to standard output."""
    models = Path(sys.argv[1])
    rgb = np.ascontiguousarray(cv2.imread(sys.argv[2], cv2.IMREAD_COLOR)[:, :, ::-1])
    json.dump({"persons": persons(rgb, models), "mask": person_mask(rgb, models)}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
