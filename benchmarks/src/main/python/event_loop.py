"""Twin of EventLoopBenchmark: prints nanoseconds for each operation, as JSON.

Usage: event_loop.py [asyncio|uvloop]
"""

import asyncio
import json
import statistics
import sys
import threading
import time

CALLBACKS = 100_000
TIMERS = 100_000
POSTS = 10_000
ROUND_TRIPS = 1_000
WARM_UPS = 1
RUNS = 5


def call_soon_chain(loop):
    left = CALLBACKS

    def step():
        nonlocal left
        left -= 1
        if left == 0:
            loop.stop()
        else:
            loop.call_soon(step)

    loop.call_soon(step)
    loop.run_forever()
    return CALLBACKS


def nothing():
    pass


def call_soon_batch(loop):
    for _ in range(CALLBACKS):
        loop.call_soon(nothing)
    loop.stop()
    loop.run_forever()
    return CALLBACKS


def timer_schedule_and_cancel(loop):
    for _ in range(TIMERS):
        loop.call_later(60, nothing).cancel()
    loop.stop()
    loop.run_forever()
    return TIMERS


def timer_schedule_and_fire(loop):
    # Ends by its own timer: uvloop's stop would come before the timers are due.
    start = loop.time() - 1
    for i in range(TIMERS):
        loop.call_at(start + (i * 7919 % TIMERS) / TIMERS, nothing)
    loop.call_at(start + 1, loop.stop)
    loop.run_forever()
    return TIMERS


def threadsafe_round_trip(loop):
    answered = threading.Semaphore(0)

    def call_and_wait():
        for _ in range(ROUND_TRIPS):
            loop.call_soon_threadsafe(answered.release)
            answered.acquire()
        loop.call_soon_threadsafe(loop.stop)

    caller = threading.Thread(target=call_and_wait)
    caller.start()
    loop.run_forever()
    caller.join()
    return ROUND_TRIPS


def threadsafe_posts(loop):
    def post():
        for _ in range(POSTS):
            loop.call_soon_threadsafe(nothing)
        loop.call_soon_threadsafe(loop.stop)

    poster = threading.Thread(target=post)
    poster.start()
    loop.run_forever()
    poster.join()
    return POSTS


def measure(benchmark, loop):
    figures = []
    for _ in range(WARM_UPS + RUNS):
        start = time.perf_counter_ns()
        operations = benchmark(loop)
        figures.append((time.perf_counter_ns() - start) / operations)
    return statistics.median(figures[WARM_UPS:])


def new_loop():
    if sys.argv[1:] == ["uvloop"]:
        import uvloop

        return uvloop.new_event_loop()
    return asyncio.new_event_loop()


def main():
    loop = new_loop()
    benchmarks = {
        "callSoonChain": call_soon_chain,
        "callSoonBatch": call_soon_batch,
        "timerScheduleAndCancel": timer_schedule_and_cancel,
        "timerScheduleAndFire": timer_schedule_and_fire,
        "threadsafeRoundTrip": threadsafe_round_trip,
        "threadsafePosts": threadsafe_posts,
    }
    figures = {name: measure(benchmark, loop) for name, benchmark in benchmarks.items()}
    loop.close()
    version = ".".join(map(str, sys.version_info[:3]))
    print(json.dumps({"python": version, "nanoseconds": figures}))


main()
