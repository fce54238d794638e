"""Small pictures and sounds for the header tests: made here, free of any right (CC0).

Needs pillow, numpy and soundfile (which brings libsndfile with FLAC, Vorbis and Opus).

    python media_fixtures.py ../resources
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import soundfile
from PIL import Image


def main(folder: Path) -> None:
    """Write pictures/ and clips/ below a folder."""
    across, down = np.meshgrid(np.arange(37) * 6, np.arange(23) * 10)
    rgb = np.stack([across, down, 255 - across], axis=-1).astype(np.uint8)
    picture = Image.fromarray(rgb)
    picture.save(folder / "pictures/lossy.webp", quality=80)
    picture.save(folder / "pictures/lossless.webp", lossless=True)
    clear = Image.fromarray(np.dstack([rgb, (255 - down).astype(np.uint8)]))
    clear.save(folder / "pictures/extended.webp", quality=80)

    for name, rate, seconds, kind, subtype in [
        ("tone.wav", 8000, 0.25, "WAV", "PCM_16"),
        ("tone.flac", 22050, 0.3, "FLAC", "PCM_16"),
        ("tone.ogg", 16000, 0.5, "OGG", "VORBIS"),
        ("tone-opus.ogg", 48000, 0.4, "OGG", "OPUS"),
    ]:
        time = np.arange(int(rate * seconds)) / rate
        left = 0.3 * np.sin(2 * np.pi * 440 * time)
        both = np.column_stack([left, left / 2]) if name == "tone.flac" else left
        soundfile.write(folder / "clips" / name, both, rate, format=kind, subtype=subtype)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
