"""Measures benchmarks on the loop that the command line names, and prints the figures as JSON."""

import asyncio
import json
import statistics
import sys
import time

WARM_UPS = 1
RUNS = 5


def report(benchmarks):
    """Runs benchmarks, functions of a loop that return how many operations they did."""
    loop = new_loop()
    figures = {name: measure(benchmark, loop) for name, benchmark in benchmarks.items()}
    loop.close()
    version = ".".join(map(str, sys.version_info[:3]))
    print(json.dumps({"python": version, "nanoseconds": figures}))


def new_loop():
    if sys.argv[1:] == ["uvloop"]:
        import uvloop

        return uvloop.new_event_loop()
    return asyncio.new_event_loop()


def measure(benchmark, loop):
    figures = []
    for _ in range(WARM_UPS + RUNS):
        start = time.perf_counter_ns()
        operations = benchmark(loop)
        figures.append((time.perf_counter_ns() - start) / operations)
    return statistics.median(figures[WARM_UPS:])
