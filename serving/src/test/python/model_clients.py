"""Asks a running server's models with clients of others: tritonclient (the Open Inference Protocol) and openai.

    python model_clients.py http://127.0.0.1:8080 SOUND

Prints one JSON object of what came back. SOUND is a WAV file of speech; what the server lacks for a part is said in
its place.
"""

import io
import json
import sys
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import tritonclient.http as triton  # type: ignore[import-untyped]
from openai import APIStatusError, OpenAI

ABSENT = 503
CHAIR = "What is a chair for?"


def tensors(address: str) -> dict[str, object]:
    """The same tensor by bytes and by JSON."""
    client = triton.InferenceServerClient(address.removeprefix("http://"))
    # Few digits: as JSON, too, it stays within the limit that the test's server has for bodies.
    picture = np.random.default_rng(7).integers(-2, 3, (2, 3, 416, 416)).astype(np.float32)
    scores = []
    for binary in (True, False):
        part = picture[: 2 if binary else 1]
        given = triton.InferInput("images", list(part.shape), "FP32")
        given.set_data_from_numpy(part, binary_data=binary)
        wanted = triton.InferRequestedOutput("embedding", binary_data=binary)
        scores.append(client.infer("nanodet-coco", [given], outputs=[wanted]).as_numpy("embedding"))
    return {
        "live": client.is_server_live(),
        "ready": client.is_model_ready("nanodet-coco"),
        "inputs": client.get_model_metadata("nanodet-coco")["inputs"][0]["name"],
        "shape": list(scores[0].shape),
        "difference": float(np.abs(scores[0][0] - scores[1][0]).max()),
    }


def refusal(client: OpenAI) -> int:
    """What the client makes of a problem."""
    try:
        client.embeddings.create(model="nothing", input="a")
    except APIStatusError as error:
        return error.status_code
    return 200


def embeddings(client: OpenAI) -> dict[str, object]:
    """Cosines of a text to one that means the same and to another."""
    answer = client.embeddings.create(model="minilm-l6-v2", input=["a seat", "a chair", "rain"])
    vectors = np.array([vector.embedding for vector in answer.data])
    return {"near": float(vectors[0] @ vectors[1]), "far": float(vectors[0] @ vectors[2])}


def chat(client: OpenAI) -> dict[str, object]:
    """A turn as a whole and in pieces."""
    whole = client.chat.completions.create(
        model="smollm2-135m", messages=[{"role": "user", "content": CHAIR}], max_tokens=16, temperature=0
    )
    pieces = client.chat.completions.create(
        model="smollm2-135m",
        messages=[{"role": "user", "content": CHAIR}],
        max_tokens=16,
        temperature=0,
        stream=True,
    )
    text = "".join(piece.choices[0].delta.content or "" for piece in pieces if piece.choices)
    return {"whole": whole.choices[0].message.content, "pieces": text, "reason": whole.choices[0].finish_reason}


def transcription(client: OpenAI, sound: Path) -> str:
    """What is said in a sound."""
    with sound.open("rb") as file:
        return client.audio.transcriptions.create(model="whisper-tiny-en", file=file).text


def speech(client: OpenAI) -> float:
    """Seconds of a spoken text."""
    answer = client.audio.speech.create(
        model="piper-joe", voice="joe", input="The chair is red.", response_format="wav"
    )
    with wave.open(io.BytesIO(answer.read())) as sound:
        frames: int = sound.getnframes()
        return frames / int(sound.getframerate())


def attempt(work: Callable[[], object]) -> object:
    """The result, or what a model that is absent says."""
    try:
        return work()
    except APIStatusError as error:
        if error.status_code != ABSENT:
            raise
        return {"absent": error.response.json()["detail"]}


def main() -> None:
    """Asks everything."""
    address, sound = sys.argv[1], Path(sys.argv[2])
    client = OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0)
    print(
        json.dumps(
            {
                "tensors": tensors(address),
                "models": [model.id for model in client.models.list()],
                "refusal": refusal(client),
                "embeddings": attempt(lambda: embeddings(client)),
                "chat": attempt(lambda: chat(client)),
                "transcription": attempt(lambda: transcription(client, sound)),
                "speech": attempt(lambda: speech(client)),
            }
        )
    )


if __name__ == "__main__":
    main()
