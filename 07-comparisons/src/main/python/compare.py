"""Has work done by one of Python's models: the counterpart of asyncio.compare.load.Measure.

Called with the model's name. Reads a command a line, and answers with a line:

run jobs times microseconds numbers total
    does the work: each of the jobs waits so long, computes so much, and does that so many times.
hold jobs
    has so many jobs wait, and tells the memory that they take; they are left waiting.
"""

import asyncio
import concurrent.futures
import multiprocessing
import os
import sys
import threading
import time

POOL = 32
JOBS_PER_TRIP = 16


def collatz(most):
    steps = 0
    for number in range(1, most + 1):
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
    return steps


class Total:
    """What all threads, or all coroutines, add to."""

    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def add(self, points):
        with self.lock:
            self.value += points


class Apart:
    """Where nothing is shared, or nothing has to be."""

    def add(self, points):
        pass


def done(points):
    return (
        time.time_ns() // 1000,
        (os.getpid(), threading.get_ident()),
        threading.active_count(),
        points,
    )


def blocking(work, total):
    times, wait, numbers = work
    points = 0
    for _ in range(times):
        if wait:
            time.sleep(wait)
        made = collatz(numbers)
        total.add(made)
        points += made
    return done(points)


async def suspending(work, total):
    times, wait, numbers = work
    points = 0
    for _ in range(times):
        if wait:
            await asyncio.sleep(wait)
        made = collatz(numbers)
        total.value += made  # no await in between, so no lock
        points += made
    return done(points)


def apart(work):
    return blocking(work, Apart())


class OnLoop:
    def __init__(self):
        self.runner = asyncio.Runner()

    def run_all(self, jobs, work, total):
        async def main():
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(suspending(work, total)) for _ in range(jobs)]
            return [task.result() for task in tasks]

        return self.runner.run(main())


class ThreadPerJob:
    def run_all(self, jobs, work, total):
        results = [None] * jobs

        def body(number):
            results[number] = blocking(work, total)

        threads = [
            threading.Thread(target=body, args=(number,), daemon=True) for number in range(jobs)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results


class OnExecutor:
    def __init__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(POOL)

    def run_all(self, jobs, work, total):
        futures = [self.pool.submit(blocking, work, total) for _ in range(jobs)]
        return [future.result() for future in futures]


def leave_with_parent():
    """In a worker: ends it when whoever has started it is gone, however that came."""

    def watch():
        multiprocessing.parent_process().join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Processes:
    shares = False

    def __init__(self):
        self.pool = multiprocessing.Pool(initializer=leave_with_parent)

    def run_all(self, jobs, work, total):
        return self.pool.map(apart, [work] * jobs, JOBS_PER_TRIP)


class Sequential:
    def run_all(self, jobs, work, total):
        return [blocking(work, total) for _ in range(jobs)]


MODELS = {
    "sequential": Sequential,
    "asyncio": OnLoop,
    "threading": ThreadPerJob,
    "multiprocessing": Processes,
    "futures": OnExecutor,
}


def run(model, jobs, work, shares):
    total = Total()
    start = time.time_ns() // 1000
    started = time.perf_counter_ns()
    results = model.run_all(jobs, work, total if shares else Total())
    nanos = time.perf_counter_ns() - started
    expected = collatz(work[2]) * work[0] * jobs
    points = sum(result[3] for result in results)
    if points != expected:
        raise AssertionError(f"the results make {points}, not {expected}")
    if shares and getattr(model, "shares", True) and total.value != expected:
        raise AssertionError(f"updates were lost: the total is {total.value}, not {expected}")
    places = {result[1] for result in results}
    most = max(result[2] for result in results)
    if len(places) > 1:
        most -= 1  # the main thread only waits then
    latencies = ",".join(str(max(0, result[0] - start)) for result in results)
    processes = len({process for process, _ in places})
    return (
        f"done nanos={nanos} threads={len(places)} virtual=false processes={processes}"
        f" most={max(1, most)} latencies={latencies}"
    )


def resident():
    """Bytes of this process that are in memory, or None where the system does not say."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def hold(model, jobs):
    model.run_all(64, (1, 0.001, 0), Total())
    before = resident()
    failure = []

    def wait():
        try:
            model.run_all(jobs, (1, 120, 0), Total())
        except BaseException as thrown:
            failure.append(thrown)

    threading.Thread(target=wait, daemon=True).start()
    for _ in range(600):
        # No more memory in half a second: those that can wait, wait.
        seen = resident()
        time.sleep(0.5)
        if failure or resident() == seen:
            break
    if failure:
        raise failure[0]
    after = resident()
    memory = "unknown" if after is None else max(0, after - before)
    return f"held begun=unknown heap={memory} stacks=unknown"


def answer(model, command):
    match command.split():
        case ["run", jobs, times, micros, numbers, total]:
            work = (int(times), int(micros) / 1e6, int(numbers))
            return run(model, int(jobs), work, total == "true")
        case ["hold", jobs]:
            return hold(model, int(jobs))
    raise ValueError("no command: " + command)


def main():
    answers = os.fdopen(os.dup(1), "w")
    sys.stdout = sys.stderr
    model = None
    while command := sys.stdin.readline():
        try:
            model = model or MODELS[sys.argv[1]]()
            text = answer(model, command)
        except Exception as failure:
            text = "failed " + " ".join(f"{type(failure).__name__}: {failure}".split())
        answers.write(text + "\n")
        answers.flush()
    for worker in multiprocessing.active_children():
        worker.kill()  # it would do its job to the end
    os._exit(0)


if __name__ == "__main__":
    main()
