"""Executes the tour over a data folder and writes the result elsewhere: the notebook in the repository stays empty.

Called by `notebooks/jupyter/run`, which makes the environment first.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbconvert import HTMLExporter
from traitlets.config import Config

HOME = Path(__file__).resolve().parents[2]
TOUR = HOME / "notebooks" / "jupyter" / "tour.ipynb"
CLASS_PATH = HOME / "spark-jobs" / "target" / "classpath"
DELTA_JARS = ("delta-spark_", "delta-storage-")
CELL_SECONDS = 600
"""A cell that takes longer is given up."""


class CannotRunError(Exception):
    """What is missing, and what to do."""


def delta_jars() -> str:
    """The jars that teach PySpark Delta, separated by commas: BACKPACK_DELTA_JARS, else from the build's class path."""
    given = os.environ.get("BACKPACK_DELTA_JARS")
    if given:
        jars = [Path(jar) for jar in given.split(",")]
    elif CLASS_PATH.is_file():
        on_path = [Path(jar) for jar in CLASS_PATH.read_text(encoding="utf-8").strip().split(":")]
        jars = [jar for jar in on_path if jar.name.startswith(DELTA_JARS)]
        if len(jars) != len(DELTA_JARS):
            raise CannotRunError(f"{CLASS_PATH} should name one jar each of {', '.join(DELTA_JARS)}: build anew")
    else:
        raise CannotRunError(f"{CLASS_PATH} is not there: build Backpack first, or set BACKPACK_DELTA_JARS")
    for jar in jars:
        if not jar.is_file():
            raise CannotRunError(f"{jar} is not there: build Backpack anew")
    return ",".join(str(jar) for jar in jars)


def environment(data: Path, scratch: Path) -> dict[str, str]:
    """What the notebook's process gets: our data and jars, pip's Spark and this environment's kernel."""
    if not (data / "warehouse").is_dir():
        raise CannotRunError(f"{data} has no warehouse/: run a night on it first, ./backpack nightly --data {data}")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise CannotRunError("Spark needs Java 17 or newer: apt-get install openjdk-17-jre-headless, or set JAVA_HOME")
    variables = {
        **os.environ,
        "BACKPACK_DATA": str(data),
        "BACKPACK_DELTA_JARS": delta_jars(),
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    variables.pop("SPARK_HOME", None)  # another Spark's
    return variables


def execute(data: Path, output: Path) -> None:
    """Runs every cell and writes what came out, up to the first cell that failed.

    Raises CellExecutionError or CellTimeoutError for that cell, with its code and error.
    """
    notebook = nbformat.read(TOUR, as_version=4)
    with tempfile.TemporaryDirectory(prefix="backpack-tour-") as folder:
        os.environ.update(environment(data, Path(folder)))
        os.environ.pop("SPARK_HOME", None)
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            kernel_name="python3",
            resources={"metadata": {"path": folder}},
            # Sockets in a folder of ours rather than open ports.
            config=Config({"KernelManager": {"transport": "ipc", "ip": f"{folder}/kernel"}}),
            on_cell_start=lambda cell, cell_index: announce(notebook, cell, cell_index),
        )
        try:
            client.execute()
        finally:
            write(notebook, output)


def announce(notebook: nbformat.NotebookNode, cell: nbformat.NotebookNode, index: int) -> None:
    """Says which part of the tour begins."""
    if cell.cell_type == "markdown":
        heading = cell.source.splitlines()[0]
        if heading.startswith("#"):
            print(f"[{index + 1}/{len(notebook.cells)}] {heading.lstrip('# ')}", flush=True)


def write(notebook: nbformat.NotebookNode, output: Path) -> None:
    """As a page that refers to nothing on the net, or as a notebook with its output."""
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.suffix == ".ipynb":
        nbformat.write(notebook, output)
        return
    exporter = HTMLExporter(
        mathjax_url="", require_js_url="", jquery_url="", mermaid_js_url="", mermaid_layout_elk_js_url=""
    )
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": "A tour of the warehouse"}})
    output.write_text(page, encoding="utf-8")


def open_lab(data: Path) -> None:
    """Becomes JupyterLab on this machine's loopback address, on a copy of the tour."""
    folder = Path(tempfile.mkdtemp(prefix="backpack-tour-"))
    variables = environment(data, folder)
    shutil.copy(TOUR, folder)
    print(f"The copy of the tour is {folder / TOUR.name}: save what you want to keep elsewhere.", flush=True)
    program = str(Path(sys.executable).with_name("jupyter-lab"))
    os.execve(program, [program, "--ip=127.0.0.1", str(folder / TOUR.name)], variables)  # noqa: S606


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="notebooks/jupyter/run", description="A tour of the warehouse.")
    parser.add_argument("data", type=Path, help="the data folder that holds warehouse/")
    parser.add_argument("--output", type=Path, help="FILE.html or FILE.ipynb; default: DATA/notebooks/tour.html")
    parser.add_argument("--lab", action="store_true", help="open a copy in JupyterLab instead")
    flags = parser.parse_args(arguments)
    flags.data = flags.data.resolve()
    flags.output = (flags.output or flags.data / "notebooks" / "tour.html").resolve()
    if flags.output.suffix not in {".html", ".ipynb"}:
        parser.error(f"--output must end in .html or .ipynb, not {flags.output.name}")
    if flags.output == TOUR:
        parser.error("--output must not be the tour itself: it is kept without output")
    return flags


def main(arguments: list[str]) -> int:
    flags = parse(arguments)
    started = time.monotonic()
    try:
        if flags.lab:
            open_lab(flags.data)
        execute(flags.data, flags.output)
    except CannotRunError as error:
        print(f"tour: {error}", file=sys.stderr)
        return 2
    except (CellExecutionError, CellTimeoutError) as error:
        print(f"tour: a cell failed; what came before it is in {flags.output}\n{error}", file=sys.stderr)
        return 1
    print(f"wrote {flags.output} after {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
