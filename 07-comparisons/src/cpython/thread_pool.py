import threading
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait


def main():
    begun = threading.Event()
    may_end = threading.Event()

    def runs():
        begun.set()
        may_end.wait()
        return "ran to its end"

    failure = OSError("disk")

    def fails():
        begun.wait()
        raise failure

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(runs)
        second = pool.submit(fails)
        done, pending = wait([first, second], return_when=FIRST_EXCEPTION)
        print("done when the first has failed:", len(done), "of", len(done) + len(pending))
        print("by the exception itself:", second.exception() is failure)
        may_end.set()
        print("the other one", first.result())

    with ThreadPoolExecutor(1) as pool:
        may_end.clear()
        pool.submit(runs)
        waits = pool.submit(print, "never")
        print("the one that waits can be cancelled:", waits.cancel())
        may_end.set()

    pool = ThreadPoolExecutor(1)
    may_end.clear()
    begun.clear()
    pool.submit(runs)
    waits = pool.submit(print, "never")
    begun.wait()
    pool.shutdown(wait=False, cancel_futures=True)
    print("cancelled by the shutdown:", waits.cancelled())
    may_end.set()
    pool.shutdown()


main()
