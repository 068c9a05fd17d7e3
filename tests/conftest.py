"""Settings for the whole suite."""

import os

from hypothesis import HealthCheck, settings

# Examples may take their time on a busy machine. CI repeats the same examples on every run;
# a developer's run looks for new ones.
settings.register_profile(
    "xlfunnel",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("xlfunnel")
