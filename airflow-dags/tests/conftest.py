"""Airflow without a database, and a home of its own for each run of the tests."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="backpack-airflow-"))
SPARK = {"conn_type": "spark", "host": "local[2]", "extra": {"deploy-mode": "client"}}

# Read when airflow is first imported, which is before any fixture runs.
os.environ.update(
    {
        "AIRFLOW_HOME": str(HOME),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME}/never/made.db",
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW_CONN_BACKPACK_SPARK": json.dumps(SPARK),
    }
)
for name in ("BACKPACK_HOME", "BACKPACK_DATA", "BACKPACK_DRIVER_MEMORY"):
    os.environ.pop(name, None)
