"""Callbacks of all threads wait in one line."""

import asyncio
import threading


def program(loop):
    def from_another_thread(text):
        thread = threading.Thread(target=loop.call_soon_threadsafe, args=(print, text))
        thread.start()
        thread.join()

    def first():
        loop.call_soon(print, "three")
        from_another_thread("four, from another thread")
        loop.call_later(0, print, "a timer looks for its place in the next iteration")
        loop.call_soon(print, "five")
        from_another_thread("six, from another thread")
        loop.call_soon_threadsafe(print, "seven, by the same way from the loop's thread")
        from_another_thread("eight, from another thread")
        loop.call_soon(loop.stop)
        print("one iteration runs what was there when it began")

    from_another_thread("one, from another thread, before the loop runs")
    loop.call_soon(print, "two")
    loop.call_soon(first)
    loop.run_forever()


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
