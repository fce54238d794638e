"""The structure of the nightly DAG under the pinned Airflow, and the commands that it runs."""

from __future__ import annotations

import os
import re
import stat
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk.exceptions import AirflowFailException

if TYPE_CHECKING:
    from airflow.sdk import DAG, Context

REPOSITORY = Path(__file__).resolve().parents[2]
STAGES = ["ingest", "frames", "perceive", "relate", "recommend", "measure", "maintain"]
MAIN_CLASS = "org.vsekai.backpack.nightly.NightlyCommand"


def import_night() -> DAG:
    bag = DagBag(REPOSITORY / "airflow-dags" / "dags", collect_dags=True)
    assert bag.import_errors == {}
    assert list(bag.dags) == ["backpack_nightly"]
    return bag.dags["backpack_nightly"]


@pytest.fixture
def night() -> DAG:
    return import_night()


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose build has written its class path."""
    target = tmp_path / "home" / "spark-jobs" / "target"
    target.mkdir(parents=True)
    (target / "classpath").write_text("/repository/a.jar:/repository/b.jar\n", encoding="utf-8")
    monkeypatch.setenv("BACKPACK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("BACKPACK_DATA", str(tmp_path / "world"))
    monkeypatch.setenv("BACKPACK_DRIVER_MEMORY", "1500m")
    return tmp_path


def rendered(night: DAG, stage: str) -> SparkSubmitOperator:
    """The stage's operator with its templates filled in, as Airflow does before it executes."""
    operator = night.get_task(stage)
    assert isinstance(operator, SparkSubmitOperator)
    operator.render_template_fields(cast("Context", night.user_defined_macros))
    return operator


def command(operator: SparkSubmitOperator) -> list[str]:
    """What the operator's hook would run."""
    return operator._get_hook()._build_spark_submit_command(operator.application)  # noqa: SLF001


def test_the_stages_are_one_chain_in_the_pipelines_order(night: DAG) -> None:
    assert night.task_ids == STAGES
    for stage, following in zip(STAGES, [*STAGES[1:], None], strict=True):
        assert night.get_task(stage).downstream_task_ids == ({following} if following else set())


def test_the_chain_has_no_cycle(night: DAG) -> None:
    night.check_cycle()


def test_nights_run_daily_one_at_a_time_and_are_not_caught_up(night: DAG) -> None:
    assert str(night.schedule) == "@daily"
    assert night.catchup is False
    assert night.max_active_runs == 1


def test_a_stage_is_tried_again_after_a_growing_while(night: DAG) -> None:
    for task in night.tasks:
        assert task.retries == 3
        assert task.retry_exponential_backoff > 1
        assert task.retry_delay == timedelta(minutes=1)
        assert task.max_retry_delay == timedelta(minutes=30)
        assert task.execution_timeout is not None


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_submits_the_nights_main_class_with_only_itself(built: Path, stage: str) -> None:
    home = built / "home"
    java_options = (
        f'-Dbackpack.home="{home}" -Duser.timezone=UTC -Dfile.encoding=UTF-8'
        f' -Dlog4j2.configurationFile="{home}/conf/log4j2-night.properties"'
    )

    assert command(rendered(import_night(), stage)) == [
        "spark-submit",
        *("--master", "local[2]"),
        *("--conf", f"spark.driver.extraJavaOptions={java_options}"),
        *("--driver-class-path", "/repository/a.jar:/repository/b.jar"),
        *("--driver-memory", "1500m"),
        *("--name", f"backpack {stage}"),
        *("--class", MAIN_CLASS),
        *("--deploy-mode", "client"),
        str(home / "spark-jobs" / "target" / "spark-jobs-0.1.0-SNAPSHOT.jar"),
        *("--data", str(built / "world"), "--only", stage),
    ]


def test_the_main_class_and_the_jar_are_those_of_the_repository(night: DAG) -> None:
    module = REPOSITORY / "spark-jobs"
    assert (module / "src" / "main" / "java" / (MAIN_CLASS.replace(".", "/") + ".java")).is_file()
    version = re.search(r"<version>(.+?)</version>", (module / "pom.xml").read_text(encoding="utf-8"))
    assert version is not None
    ingest = night.get_task("ingest")
    assert isinstance(ingest, SparkSubmitOperator)
    assert ingest.application.endswith(f"/spark-jobs-{version[1]}.jar")


def test_without_settings_it_is_this_repository_and_its_data_folder(night: DAG) -> None:
    ingest = night.get_task("ingest")
    assert isinstance(ingest, SparkSubmitOperator)
    assert ingest.application == str(REPOSITORY / "spark-jobs" / "target" / "spark-jobs-0.1.0-SNAPSHOT.jar")
    assert ingest.application_args == ["--data", str(REPOSITORY / "data"), "--only", "ingest"]


def test_a_stage_that_is_not_built_says_what_to_do_and_is_not_tried_again(built: Path) -> None:
    (built / "home" / "spark-jobs" / "target" / "classpath").unlink()

    with pytest.raises(AirflowFailException, match="build Backpack"):
        rendered(import_night(), "ingest")


def test_a_stage_runs_spark_submit_and_fails_with_it(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = built / "programs"
    programs.mkdir()
    program = programs / "spark-submit"
    program.write_text('#!/bin/sh\nfor last; do :; done\necho "$last" >> "$SUBMITTED"\n[ "$last" != relate ]\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SUBMITTED", str(built / "submitted"))
    night = import_night()

    rendered(night, "ingest").execute({})
    with pytest.raises(Exception, match="Error code is: 1"):
        rendered(night, "relate").execute({})

    assert (built / "submitted").read_text(encoding="utf-8").split() == ["ingest", "relate"]
