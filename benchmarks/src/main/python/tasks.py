"""Twin of TaskBenchmark: prints nanoseconds for each operation, as JSON.

Usage: tasks.py [asyncio|uvloop]
"""

import asyncio

from measuring import report

SWITCHES = 100_000
TASKS = 20_000
GATHERED = 10_000
HAND_OVERS = 20_000
SLEEPERS = 100_000


class Suspend:
    def __await__(self):
        yield None


async def suspend_often(times):
    for _ in range(times):
        await Suspend()


def coroutine_switch(loop):
    coroutine = suspend_often(SWITCHES)
    try:
        while True:
            coroutine.send(None)
    except StopIteration:
        return SWITCHES


def sleep_zero(loop):
    async def main():
        for _ in range(SWITCHES):
            await asyncio.sleep(0)

    loop.run_until_complete(main())
    return SWITCHES


async def nothing():
    pass


def spawn_and_join(loop):
    async def main():
        for _ in range(TASKS):
            await asyncio.create_task(nothing())

    loop.run_until_complete(main())
    return TASKS


def gather_ten_thousand(loop):
    async def main():
        await asyncio.gather(*[nothing() for _ in range(GATHERED)])

    loop.run_until_complete(main())
    return GATHERED


def future_round_trip(loop):
    async def main():
        calls = [loop.create_future()]
        answers = [loop.create_future()]

        async def answer():
            for _ in range(HAND_OVERS):
                await calls[0]
                calls[0] = loop.create_future()
                answers[0].set_result(None)

        answering = loop.create_task(answer())
        await asyncio.sleep(0)
        for _ in range(HAND_OVERS):
            answers[0] = loop.create_future()
            calls[0].set_result(None)
            await answers[0]
        await answering

    loop.run_until_complete(main())
    return HAND_OVERS


def sleeping_tasks(loop):
    async def main():
        await asyncio.gather(*[asyncio.sleep(0.001) for _ in range(SLEEPERS)])

    loop.run_until_complete(main())
    return SLEEPERS


report(
    {
        "coroutineSwitch": coroutine_switch,
        "sleepZero": sleep_zero,
        "spawnAndJoin": spawn_and_join,
        "gatherTenThousand": gather_ten_thousand,
        "futureRoundTrip": future_round_trip,
        "sleepingTasks": sleeping_tasks,
    }
)
