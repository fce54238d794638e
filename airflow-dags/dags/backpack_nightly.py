"""The night of Backpack on Airflow: one Spark job per stage, in the pipeline's order.

Each task submits the same main class as `./backpack nightly --only STAGE`; what a stage does, and that a rerun changes
nothing twice, is the stage's own business. Read at parse time from the environment:

- BACKPACK_HOME: the built repository; default: the one that holds this file
- BACKPACK_DATA: the data folder with landing/ and warehouse/; default: BACKPACK_HOME/data
- BACKPACK_DRIVER_MEMORY: the heap of a stage's driver; default: 3g

The Spark connection `backpack_spark` says where: for one machine
AIRFLOW_CONN_BACKPACK_SPARK='{"conn_type": "spark", "host": "local[*]", "extra": {"deploy-mode": "client"}}'.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import DAG, chain
from airflow.sdk.exceptions import AirflowFailException

STAGES = ("ingest", "frames", "perceive", "relate", "recommend", "measure", "maintain")

HOME = Path(os.environ.get("BACKPACK_HOME") or Path(__file__).parents[2]).resolve()
DATA = Path(os.environ.get("BACKPACK_DATA") or HOME / "data").resolve()
DRIVER_MEMORY = os.environ.get("BACKPACK_DRIVER_MEMORY") or "3g"
BUILD = HOME / "spark-jobs" / "target"
JAVA_OPTIONS = (
    f'-Dbackpack.home="{HOME}" -Duser.timezone=UTC -Dfile.encoding=UTF-8'
    f' -Dlog4j2.configurationFile="{HOME}/conf/log4j2-night.properties"'
)
"""As ./backpack nightly gives them; what Spark needs of the JDK, spark-submit adds itself."""


def class_path() -> str:
    """The driver's class path as the build wrote it, read when a task runs: a parse needs no build."""
    file = BUILD / "classpath"
    try:
        return file.read_text(encoding="utf-8").strip()
    except FileNotFoundError as missing:
        message = f"{file} is not there: build Backpack in {HOME} first, or set BACKPACK_HOME to where it is built"
        raise AirflowFailException(message) from missing


def submit(stage: str) -> SparkSubmitOperator:
    return SparkSubmitOperator(
        task_id=stage,
        name=f"backpack {stage}",
        conn_id="backpack_spark",
        java_class="org.vsekai.backpack.nightly.NightlyCommand",
        application=str(BUILD / "spark-jobs-0.1.0-SNAPSHOT.jar"),
        application_args=["--data", str(DATA), "--only", stage],
        driver_class_path="{{ class_path() }}",
        driver_memory=DRIVER_MEMORY,
        conf={"spark.driver.extraJavaOptions": JAVA_OPTIONS},
        env_vars={"OPENBLAS_NUM_THREADS": "1"},  # Spark brings the parallelism
    )


with DAG(
    dag_id="backpack_nightly",
    description="Scenes, detections, knowledge and recommendations of the day, stage by stage",
    doc_md=__doc__,
    schedule="@daily",
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    user_defined_macros={"class_path": class_path},
    default_args={
        "retries": 3,
        "retry_delay": timedelta(minutes=1),
        "retry_exponential_backoff": 2.0,
        "max_retry_delay": timedelta(minutes=30),
        "execution_timeout": timedelta(hours=12),
    },
    tags=["backpack"],
):
    chain(*(submit(stage) for stage in STAGES))
