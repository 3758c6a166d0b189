"""A worker is killed in the middle of its job, and the whole pool is broken."""

import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def end(name, future):
    try:
        print(f"{name}:", future.result())
    except BrokenProcessPool:
        print(f"{name}: the pool is broken")


def main():
    with ProcessPoolExecutor(2) as pool:
        pid = pool.submit(os.getpid).result()
        hanging = pool.submit(time.sleep, 100)
        beside = pool.submit(time.sleep, 100)
        waiting = [pool.submit(time.sleep, 0) for _ in range(9)]
        os.kill(pid, signal.SIGKILL)
        end("a job", hanging)
        end("the job beside it", beside)
        end("the last one that waits", waiting[-1])
        try:
            pool.submit(time.sleep, 0)
        except BrokenProcessPool:
            print("another job: refused")


if __name__ == "__main__":
    main()
