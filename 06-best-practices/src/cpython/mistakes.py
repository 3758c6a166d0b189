"""A program with each of the mistakes that debug mode knows."""

import asyncio
import gc
import logging
import re
import threading
import time
import warnings

KINDS = {
    "Executing ": "slow callback",
    "was never awaited": "never awaited",
    "exception was never retrieved": "never retrieved",
    "Task was destroyed but it is pending": "left pending",
    "unclosed ": "left open",
}
told = []


def describe(text):
    """What a report is about, and the method that has created it."""
    kind = next(kind for words, kind in KINDS.items() if words in text)
    created = re.findall(r"mistakes\.py\", line \d+, in (forget|fail|leave)", text)
    return f"{kind}, created in {created[-1]}" if created else kind


class Keep(logging.Handler):
    def emit(self, record):
        told.append(describe(record.getMessage()))


def keep_warning(message, category, filename, lineno, file=None, line=None):
    told.append(describe(str(message)))


async def run(loop):
    await slow()
    call_from_thread(loop)
    forget()
    fail()
    leave()
    await open_server()
    await asyncio.sleep(0.01)


async def slow():
    time.sleep(0.3)  # slow callback


def call_from_thread(loop):
    thread = threading.Thread(target=call_soon, args=[loop])
    thread.start()
    thread.join()


def call_soon(loop):
    try:
        loop.call_soon(lambda: None)  # wrong thread
    except RuntimeError:
        told.append("wrong thread")  # CPython raises, and says it to nobody else


def forget():
    asyncio.sleep(1)  # never awaited


def fail():
    asyncio.create_task(broken())  # never retrieved


async def broken():
    await asyncio.sleep(0)
    raise ValueError("nobody looks at this")


def leave():
    asyncio.create_task(for_ever())  # left pending


async def for_ever():
    await asyncio.get_running_loop().create_future()


async def open_server():
    await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)  # left open


def main():
    logging.getLogger("asyncio").addHandler(Keep())
    logging.getLogger("asyncio").propagate = False
    warnings.showwarning = keep_warning
    warnings.simplefilter("always")
    loop = asyncio.new_event_loop()
    loop.set_debug(True)
    loop.run_until_complete(run(loop))
    loop.close()
    del loop
    gc.collect()
    for line in sorted(set(told)):
        print(line)


if __name__ == "__main__":
    main()
