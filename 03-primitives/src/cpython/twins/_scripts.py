"""Runs scripts: several tasks use one primitive, step by step.

    lock
    A: acquire, tick 2, release
    B: hold
    C: tick, cancel B

The first line makes the primitive; each other line is a task and what it does. What a task has done is
noted with the iteration of the loop and the virtual time. `Script.java` among the tests is the same in Java.
"""

import asyncio
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[4] / "02-coroutines-tasks/src/cpython/twins"))
import _twin  # noqa: E402
from _twin import name, note  # noqa: E402

PRIMITIVES = {
    "lock": asyncio.Lock,
    "event": asyncio.Event,
    "condition": asyncio.Condition,
    "semaphore": asyncio.Semaphore,
    "bounded": asyncio.BoundedSemaphore,
    "barrier": asyncio.Barrier,
    "queue": asyncio.Queue,
    "lifo": asyncio.LifoQueue,
    "priority": asyncio.PriorityQueue,
}


class Script:
    def __init__(self, text):
        first, *rest = (line.strip() for line in text.strip().splitlines())
        kind, *numbers = first.split()
        self.it = PRIMITIVES[kind](*map(int, numbers))
        self.lines = dict(line.split(": ") for line in rest)
        self.tasks = {}

    async def main(self):
        for who, steps in self.lines.items():
            self.tasks[who] = asyncio.create_task(self.perform_all(who, steps.split(", ")))
        _, pending = await asyncio.wait(self.tasks.values(), timeout=1)
        for who, task in self.tasks.items():
            if task in pending:
                note(f"{who} waits for ever")
        note(self.state())
        for task in self.tasks.values():
            task.cancel()
        await asyncio.wait(self.tasks.values())

    async def perform_all(self, who, steps):
        for step in steps:
            try:
                result = await self.perform(*step.split())
                note(f"{who} {step}" if result is None else f"{who} {step}: {result}")
            except asyncio.CancelledError:
                note(f"{who} {step}: CancelledError")
                raise
            except (RuntimeError, ValueError) as error:
                special = isinstance(error, asyncio.BrokenBarrierError)
                note(f"{who} {step}: {name(error) if special else 'error'}")
            except Exception as error:
                note(f"{who} {step}: {name(error)}")

    async def perform(self, what, *args):
        it = self.it
        number = int(args[0]) if args and args[0].isdigit() else 1
        match what:
            case "tick":
                for _ in range(number):
                    await asyncio.sleep(0)
            case "sleep":
                await asyncio.sleep(number / 1000)
            case "cancel":
                self.tasks[args[0]].cancel()
            case "limit":
                return await asyncio.wait_for(self.perform(*args[1:]), number / 1000)
            case "hold":
                async with it:
                    await self.perform("tick", *args)
            case "watch":
                async with it:
                    await it.wait()
            case "tell":
                async with it:
                    it.notify(number)
            case "acquire":
                await it.acquire()
            case "release":
                it.release()
            case "notify":
                it.notify(number)
            case "wait":
                result = await it.wait()
                return result if isinstance(it, asyncio.Barrier) else None
            case "set":
                it.set()
            case "clear":
                it.clear()
            case "reset":
                await it.reset()
            case "abort":
                await it.abort()
            case "put":
                await it.put(number)
            case "get":
                return await it.get()
            case "put-now":
                it.put_nowait(number)
            case "get-now":
                return it.get_nowait()
            case "done":
                it.task_done()
            case "join":
                await it.join()
            case "shutdown":
                it.shutdown()
            case "shutdown-now":
                it.shutdown(immediate=True)
            case _:
                raise LookupError(what)

    def state(self):
        match self.it:
            case asyncio.Event():
                return f"set: {self.it.is_set()}"
            case asyncio.Barrier():
                return f"waiting: {self.it.n_waiting}, broken: {self.it.broken}"
            case asyncio.Queue():
                return f"size: {self.it.qsize()}"
            case _:
                return f"locked: {self.it.locked()}"


def scripts(text):
    for number, script in enumerate(text.split("---")):
        if number:
            print("---")
        _twin.time = _twin.VirtualTime()
        _twin.run(Script(script).main)
