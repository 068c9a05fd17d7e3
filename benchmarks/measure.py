"""One job in a process of its own: its time, and the most memory it held."""

import json
import subprocess
import sys
from dataclasses import dataclass

_REPORT = """
import json, resource, sys, time
start, cpu = time.perf_counter(), time.process_time()
{job}
unit = 2**20 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(json.dumps([time.perf_counter() - start, time.process_time() - cpu, peak]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and processor seconds, and peak memory in MB, of a whole process's job."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s {self.processor:7.1f} s cpu {self.megabytes:7.0f} MB"


def cost_of(job: str) -> Cost:
    """Return what running the Python text *job* costs, imports included."""
    done = subprocess.run(
        [sys.executable, "-c", _REPORT.format(job=job)], check=True, capture_output=True, text=True
    )
    return Cost(*json.loads(done.stdout.splitlines()[-1]))
