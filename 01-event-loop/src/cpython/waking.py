"""A loop that sleeps, and a thread that wakes it."""

import asyncio
import threading
import time


def program(loop):
    def work():
        time.sleep(0.1)  # the loop sleeps by now
        for step in ["boil water", "warm the pot", "pour"]:
            loop.call_soon_threadsafe(print, f"{step}, says the other thread")
        loop.call_soon_threadsafe(loop.stop)

    def start():
        print("start a thread, and go to sleep")
        threading.Thread(target=work).start()

    loop.call_soon(start)
    loop.call_later(3600, print, "never printed")
    loop.run_forever()
    print("woken and stopped, long before the hour was over")


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
