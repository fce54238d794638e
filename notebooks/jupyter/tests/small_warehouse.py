"""A small Delta warehouse with the columns of a night's, for executing the tour without one.

By itself: `.venv/jupyter/bin/python notebooks/jupyter/tests/small_warehouse.py DATA` with BACKPACK_DELTA_JARS set or
the repository built.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tour
from pyspark.sql import SparkSession

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[object, ...]

SEED = 7
SCENES, ITEMS, USERS = 4, 60, 80
NIGHT = datetime(2026, 1, 2, 1, 0, tzinfo=UTC)
CLASSES = {"chair": "https://example.org/ontology#Chair", "car": "https://example.org/ontology#Car"}
ROOT_CLASS = "https://example.org/ontology#Thing"

SCHEMAS = {
    "scenes": "scene_id STRING, name STRING, kind STRING, owner STRING, visibility STRING, content_hash STRING,"
    " source_format STRING, path STRING, node_count INT, triangle_count INT, description STRING,"
    " uploaded_at TIMESTAMP",
    "cameras": "scene_id STRING, camera_id STRING, projection STRING, width INT, height INT, fx DOUBLE, fy DOUBLE,"
    " cx DOUBLE, cy DOUBLE, world_from_camera ARRAY<DOUBLE>, near DOUBLE, far DOUBLE,"
    " k1 DOUBLE, k2 DOUBLE, p1 DOUBLE, p2 DOUBLE, k3 DOUBLE",
    "detections": "detection_id STRING, frame_id STRING, scene_id STRING, camera_id STRING, model STRING,"
    " model_version STRING, model_digest STRING, label STRING, score DOUBLE, x_minimum DOUBLE, y_minimum DOUBLE,"
    " x_maximum DOUBLE, y_maximum DOUBLE, class_iri STRING, mask STRING",
    "detection_metrics": "model STRING, model_version STRING, class_iri STRING, iou_threshold DOUBLE, truths BIGINT,"
    " detections BIGINT, matches BIGINT, precision DOUBLE, recall DOUBLE",
    "interactions": "event_id STRING, user_id STRING, item_id STRING, kind STRING, strength DOUBLE,"
    " occurred_at TIMESTAMP",
    "evaluations": "release_id STRING, recommender STRING, split STRING, segment STRING, metric STRING, value DOUBLE,"
    " low DOUBLE, high DOUBLE, users BIGINT",
    "model_releases": "release_id STRING, state STRING, number BIGINT,"
    " tables ARRAY<STRUCT<table: STRING, version: BIGINT>>, parameters ARRAY<STRUCT<name: STRING, value: STRING>>,"
    " gate STRING, created_at TIMESTAMP",
    "stage_runs": "run_id STRING, parent_run_id STRING, stage STRING, state STRING, attempt INT, started_at TIMESTAMP,"
    " finished_at TIMESTAMP, seconds DOUBLE, rows_in BIGINT, rows_out BIGINT, summary STRING, fingerprint STRING,"
    " error STRING",
}


def scenes() -> Iterator[Row]:
    for number in range(SCENES):
        kind = ("map", "avatar", "prop")[number % 3]
        identity = (f"s{number}", f"Scene {number}", kind, "u1", "public", "00" * 32)
        yield (*identity, "vrm" if kind == "avatar" else "glb", f"scenes/s{number}", 5 + number, 1200, "{}", NIGHT)


def cameras() -> Iterator[Row]:
    for scene in range(SCENES - 1):  # the last scene has none
        for camera in range(3):
            matrix = [1.0, 0.0, 0.0, 2.0 * camera, 0.0, 1.0, 0.0, 1.6, 0.0, 0.0, 1.0, 3.0, 0.0, 0.0, 0.0, 1.0]
            lens = (0.0, 0.0, 0.0, 0.0, 0.0)
            intrinsics = (640, 480, 554.0, 554.0, 320.0, 240.0)
            yield (f"s{scene}", f"camera{camera}", "perspective", *intrinsics, matrix, 0.1, 90.0, *lens)


def detections(chance: random.Random) -> Iterator[Row]:
    for number in range(50):
        label = chance.choice([*CLASSES, "bird"])
        seen = (f"d{number}", f"f{number % 12}", f"s{number % 3}", f"camera{number % 3}", "nanodet", "1", "ab" * 32)
        yield (*seen, label, chance.random(), 1.0, 2.0, 30.0, 40.0, CLASSES.get(label), None)


def detection_metrics() -> Iterator[Row]:
    for iri, truths, found, matches in (
        (ROOT_CLASS, 40, 50, 10),
        (CLASSES["chair"], 25, 20, 8),
        (CLASSES["car"], 15, 0, 0),
    ):
        yield ("nanodet", "1", iri, 0.5, truths, found, matches, matches / max(found, 1), matches / truths)


def interactions(chance: random.Random) -> Iterator[Row]:
    skew = [1 / (rank + 1) for rank in range(ITEMS)]
    for number in range(1500):
        item = chance.choices(range(ITEMS), skew)[0]
        kind = chance.choice(["bag", "wear", "visit", "like"])
        when = NIGHT - timedelta(minutes=number)
        yield (f"e{number}", f"u{chance.randrange(USERS)}", f"i{item}", kind, 1.0, when)


def evaluations() -> Iterator[Row]:
    for release, gain in (("r1", 1.5), ("r2", 3.0)):
        for metric, value in (("ndcg@10", 0.1), ("recall@20", 0.2)):
            for recommender, mean in (("popularity", value), ("als", value * gain)):
                for segment in ("all", "history=5-9"):
                    yield (release, recommender, "time", segment, metric, mean, mean - 0.02, mean + 0.02, USERS)


def model_releases() -> Iterator[Row]:
    for number in (1, 2):
        made_of = ([("user_factors", number)], [("rank", "32")])
        yield (f"r{number}", "released", number, *made_of, "als beats popularity", NIGHT + timedelta(days=number))


def stage_runs() -> Iterator[Row]:
    for night in range(2):
        start = NIGHT + timedelta(days=night)
        for order, (stage, parent) in enumerate(
            [
                ("nightly", None),
                ("nightly/ingest", "nightly"),
                ("nightly/ingest/scenes", "nightly/ingest"),
                ("nightly/recommend", "nightly"),
            ]
        ):
            begun = start + timedelta(seconds=2 * order)
            upper = f"{night}:{parent}" if parent else None
            done = (begun + timedelta(seconds=2), 2.0) if stage != "nightly/recommend" else (None, None)
            state = "completed" if done[1] else "executing"
            yield (f"{night}:{stage}", upper, stage, state, 1, begun, *done, 10, 5, f"night {night}", "f", None)


def write(data: Path, jars: str) -> None:
    """Writes DATA/warehouse; replaces the tables that are there."""
    chance = random.Random(SEED)  # noqa: S311
    tables = {
        "scenes": scenes(),
        "cameras": cameras(),
        "detections": detections(chance),
        "detection_metrics": detection_metrics(),
        "interactions": interactions(chance),
        "evaluations": evaluations(),
        "model_releases": model_releases(),
        "stage_runs": stage_runs(),
    }
    settings: dict[str, str | bool | float | None] = {
        "spark.jars": jars,
        "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        "spark.databricks.delta.snapshotPartitions": "2",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
    }
    spark = SparkSession.builder.master("local[1]").appName("small warehouse").config(map=settings).getOrCreate()
    try:
        for name, rows in tables.items():
            frame = spark.createDataFrame(list(rows), SCHEMAS[name])
            frame.coalesce(1).write.format("delta").mode("overwrite").save(str(data / "warehouse" / name))
    finally:
        spark.stop()


if __name__ == "__main__":
    write(Path(sys.argv[1]), tour.delta_jars())
