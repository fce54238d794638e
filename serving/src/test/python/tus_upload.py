"""Uploads a file with tuspy, a tus client of others, going on wherever the server says that it is.

Usage: tus_upload.py URL FILE NAME CHUNK_BYTES
Prints the header Scene-Id of the last answer. Tries again for a minute when the server is away.
"""

from __future__ import annotations

import sys

from tusclient.client import TusClient


def main() -> None:
    url, file, name, chunk = sys.argv[1:]
    uploader = TusClient(url).uploader(
        file,
        chunk_size=int(chunk),
        metadata={"name": name, "filetype": "model/gltf-binary", "owner": "u1"},
        retries=60,
        retry_delay=1,
        upload_checksum=True,
    )
    uploader.upload()
    last = getattr(uploader, "request", None)  # tuspy's types say that it is never there
    if last is None:
        sys.exit(f"{file} is empty")
    print(last.response_headers["scene-id"])


if __name__ == "__main__":
    main()
