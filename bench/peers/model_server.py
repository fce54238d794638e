"""A plain Python server of the shipped models, by onnxruntime and uvicorn: what bench/models measures Backpack beside.

    MODELS=conf/models uvicorn --workers 2 model_server:app

It answers what Backpack answers to the same requests, without queues, batches, limits or checks.
"""

import io
import json
import os
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image
from tokenizers import Tokenizer

MODELS = Path(os.environ["MODELS"])
SIDE = 256
LEAST_SCORE = 0.2


def network(file: Path) -> onnxruntime.InferenceSession:
    """A network that runs on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


silero = network(MODELS / "speech-to-text/silero-vad/silero_vad.onnx")
movenet = network(MODELS / "keypoint-detection/movenet-multipose/movenet-multipose.onnx")
text_folder = MODELS / "embedding/minilm-l6-v2"
has_text = (text_folder / "model.safetensors").exists()
if has_text:
    minilm = network(text_folder / "minilm-l6-v2.graph.onnx")
    tokenizer = Tokenizer.from_file(str(text_folder / "tokenizer.json"))
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()


def speech(body: bytes, header: int) -> tuple[str, bytes]:
    """The Open Inference Protocol with bytes, for this one network."""
    asked = json.loads(body[:header])
    at, tensors = header, {}
    for given in asked["inputs"]:
        size = given["parameters"]["binary_data_size"]
        kind = {"FP32": np.float32, "INT64": np.int64}[given["datatype"]]
        tensors[given["name"]] = np.frombuffer(body[at : at + size], kind).reshape(given["shape"])
        at += size
    given = silero.run(None, tensors)
    named = zip(("output", "stateN"), given, strict=True)
    outputs = [
        {"name": name, "datatype": "FP32", "shape": list(value.shape), "data": value.ravel().tolist()}
        for name, value in named
    ]
    return "application/json", json.dumps({"model_name": "silero-vad", "outputs": outputs}).encode()


def poses(body: bytes) -> tuple[str, bytes]:
    """The persons of a picture."""
    picture = Image.open(io.BytesIO(body)).convert("RGB")
    scale = SIDE / max(picture.size)
    small = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.BILINEAR)
    canvas = np.zeros((1, SIDE, SIDE, 3), np.int32)
    canvas[0, : small.height, : small.width] = np.asarray(small)
    rows = movenet.run(None, {"input": canvas})[0][0]
    persons = [
        {
            "score": float(row[55]),
            "box": (row[[52, 51, 54, 53]] * SIDE / scale).tolist(),
            "keypoints": (row[:51].reshape(17, 3) * [SIDE / scale, SIDE / scale, 1]).tolist(),
        }
        for row in rows
        if row[55] > LEAST_SCORE
    ]
    return "application/json", json.dumps({"persons": persons}).encode()


def embeddings(body: bytes) -> tuple[str, bytes]:
    """The vector of a text."""
    ids = np.array([tokenizer.encode(json.loads(body)["input"]).ids], np.int64)
    vector = minilm.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
    data = [{"object": "embedding", "index": 0, "embedding": vector.tolist()}]
    return "application/json", json.dumps({"object": "list", "data": data}).encode()


async def app(scope: dict, receive, send) -> None:  # type: ignore[no-untyped-def]
    """Answers a request."""
    if scope["type"] != "http":
        return
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    match scope["path"]:
        case "/v2/models/silero-vad/infer":
            header = next(int(value) for name, value in scope["headers"] if name == b"inference-header-content-length")
            kind, answer = speech(body, header)
        case "/v1/tasks/keypoint-detection":
            kind, answer = poses(body)
        case "/v1/embeddings":
            kind, answer = embeddings(body)
        case _:
            kind, answer = "text/plain", b"ready" if has_text else b"ready without texts"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind.encode())]})
    await send({"type": "http.response.body", "body": answer})
