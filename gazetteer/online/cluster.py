"""Whether this runs on one of many machines: a lock on one of them holds back none of the others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Variables that schedulers set for the jobs they start, by the schedulers' own documentation.
_SIGNS = {
    "SLURM_JOB_ID": "Slurm",
    "PBS_JOBID": "PBS",
    "LSB_JOBID": "LSF",
    "JOB_COMPLETION_INDEX": "Kubernetes",
    "KUBERNETES_SERVICE_HOST": "Kubernetes",
    "FLUX_JOB_ID": "Flux",
    "COBALT_JOBID": "Cobalt",
    "AWS_BATCH_JOB_ID": "AWS Batch",
    "DASK_SCHEDULER_ADDRESS": "Dask",
    "RAY_ADDRESS": "Ray",
    "SPARK_ENV_LOADED": "Spark",
    "OMPI_COMM_WORLD_SIZE": "Open MPI",
}


def name_cluster(environment: Mapping[str, str] | None = None) -> str:
    """Name the scheduler whose job this is; empty where there is none.

    Examples
    --------
    >>> name_cluster({"SLURM_JOB_ID": "7"}), name_cluster({})
    ('Slurm', '')
    """
    variables = os.environ if environment is None else environment
    return next((name for sign, name in _SIGNS.items() if variables.get(sign)), "")
