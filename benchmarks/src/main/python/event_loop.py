"""Twin of EventLoopBenchmark: prints nanoseconds for each operation, as JSON.

Usage: event_loop.py [asyncio|uvloop]
"""

import threading

from measuring import report

CALLBACKS = 100_000
TIMERS = 100_000
POSTS = 10_000
ROUND_TRIPS = 1_000


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


report(
    {
        "callSoonChain": call_soon_chain,
        "callSoonBatch": call_soon_batch,
        "timerScheduleAndCancel": timer_schedule_and_cancel,
        "timerScheduleAndFire": timer_schedule_and_fire,
        "threadsafeRoundTrip": threadsafe_round_trip,
        "threadsafePosts": threadsafe_posts,
    }
)
