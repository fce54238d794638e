"""The tour, really executed over a small warehouse, and what its runner says when it cannot."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(FOLDER), str(FOLDER / "tests")]

import small_warehouse  # noqa: E402
import tour  # noqa: E402

SMALL = FOLDER / "tests" / "small_warehouse.py"
RUNNER = [sys.executable, str(FOLDER / "tour.py")]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a warehouse, written by a process of its own: its Spark is gone when the tour's starts."""
    data = tmp_path_factory.mktemp("world")
    done = run(sys.executable, str(SMALL), str(data))
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture(scope="session")
def executed(world: Path) -> nbformat.NotebookNode:
    output = world / "elsewhere" / "tour.ipynb"
    done = run(*RUNNER, str(world), "--output", str(output))
    assert done.returncode == 0, done.stderr
    notebook: nbformat.NotebookNode = nbformat.read(output, as_version=4)
    return notebook


def texts(notebook: nbformat.NotebookNode) -> str:
    """All that the cells printed, and the words of the tables that they displayed."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    said = [output.get("text") or output.get("data", {}).get("text/html", "") for output in outputs]
    return re.sub(r"<style.*?</style>|<[^>]+>", " ", "\n".join(said), flags=re.DOTALL)


@pytest.mark.slow
def test_every_cell_of_the_tour_was_executed(executed: nbformat.NotebookNode) -> None:
    counts = [cell.execution_count for cell in executed.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.slow
def test_there_is_a_picture_in_every_chapter(executed: nbformat.NotebookNode) -> None:
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 5


@pytest.mark.slow
def test_figures_are_those_of_the_warehouse(executed: nbformat.NotebookNode) -> None:
    said = texts(executed)
    assert re.search(r"Chair\s+nanodet\s+0\.5\s+25\s+20\s+8\s+0\.4\s+0\.32", said)
    assert re.search(r"ndcg@10\s+0\.3\s+0\.1\s+3\.0", said), "the newest release, not the first"
    assert "The 6 most popular of 60 items" in said
    assert re.search(r"s0\s+Scene 0\s+map\s+5\s+1200\s+3\s+60\.0", said)


@pytest.mark.slow
def test_the_last_night_is_shown_with_its_nested_runs_alone(executed: nbformat.NotebookNode) -> None:
    said = texts(executed)
    assert "nightly/ingest/scenes" in said
    assert "night 1" in said
    assert "night 0" not in said


@pytest.mark.slow
def test_the_page_refers_to_nothing_on_the_net(executed: nbformat.NotebookNode, tmp_path: Path) -> None:
    tour.write(executed, tmp_path / "tour.html")
    page = (tmp_path / "tour.html").read_text(encoding="utf-8")
    assert len(re.findall(r"<img\b[^>]*data:image/png;base64", page)) == 5
    assert not re.search(r"""(src|href|import\()\s*=?\s*["']https?:""", page)
    assert "cdnjs" not in page


def test_the_notebook_is_kept_without_output() -> None:
    notebook = nbformat.read(tour.TOUR, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


@pytest.mark.slow
def test_a_failed_cell_fails_the_run_and_names_its_error(world: Path, tmp_path: Path) -> None:
    part = tmp_path / "part"
    (part / "warehouse").mkdir(parents=True)
    (part / "warehouse" / "cameras").symlink_to(world / "warehouse" / "cameras")

    done = run(*RUNNER, str(part))

    assert done.returncode == 1
    assert "scenes" in done.stderr
    assert (part / "notebooks" / "tour.html").is_file()


def test_a_folder_without_a_warehouse_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tour.main([str(tmp_path)]) == 2
    assert "run a night" in capsys.readouterr().err


def test_the_tour_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        tour.main([str(tmp_path), "--output", str(tour.TOUR)])
    assert "without output" in capsys.readouterr().err


def test_deltas_jars_come_from_the_builds_class_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["other.jar", "delta-spark_4.1_2.13-4.4.0.jar", "delta-kernel-api-4.4.0.jar", "delta-storage-4.4.0.jar"]
    jars = [tmp_path / name for name in names]
    for jar in jars:
        jar.touch()
    (tmp_path / "classpath").write_text(os.pathsep.join(map(str, jars)) + "\n", encoding="utf-8")
    monkeypatch.setattr(tour, "CLASS_PATH", tmp_path / "classpath")
    monkeypatch.delenv("BACKPACK_DELTA_JARS", raising=False)

    assert tour.delta_jars() == f"{jars[1]},{jars[3]}"


def test_a_missing_build_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "CLASS_PATH", tmp_path / "classpath")
    monkeypatch.delenv("BACKPACK_DELTA_JARS", raising=False)

    with pytest.raises(tour.CannotRunError, match="build Backpack"):
        tour.delta_jars()


def test_the_small_warehouse_has_the_tables_that_the_tour_reads() -> None:
    read = set(re.findall(r'table\(\\?"(\w+)\\?"\)', tour.TOUR.read_text(encoding="utf-8")))
    assert read == set(small_warehouse.SCHEMAS)


def columns_in_java() -> dict[str, list[str]]:
    """The columns of every table by its name: the components of its row's record, in snake_case."""
    columns = {}
    for file in (tour.HOME / "ontology/src/main/java/org/vsekai/backpack/table").glob("*Row.java"):
        source = re.sub(r'@Description\(\s*"(?:[^"\\]|\\.)*"\s*\)', "", file.read_text(encoding="utf-8"))
        header = re.search(r"public record \w+\((.*?)\)\s*\{", source, re.DOTALL)
        assert header is not None, file
        names = [component.split()[-1] for component in header[1].split(",")]
        for table in re.findall(r'Table\.of\(\s*"(\w+)"', source):
            columns[table] = [re.sub("([A-Z])", r"_\1", name).lower() for name in names]
    return columns


def test_the_small_warehouse_has_the_columns_of_the_nights() -> None:
    in_java = columns_in_java()
    for table, schema in small_warehouse.SCHEMAS.items():
        without_structs = re.sub(r"<.*?>+", "", schema)
        assert [column.split()[0] for column in without_structs.split(",")] == in_java[table], table
