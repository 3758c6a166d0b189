"""In which order timers run."""

import asyncio


def program(loop):
    def tea_is_ready():
        print("tea is ready")
        loop.call_later(0, print, "sip")
        loop.call_soon(print, "pour")

    def late_by_two_seconds():
        print("two seconds late")
        late_by_one_second.cancel()

    loop.call_later(0.06, print, "third")
    loop.call_later(0.02, tea_is_ready)
    cancelled = loop.call_later(0.03, print, "never printed")
    loop.call_later(0.04, print, "second")
    loop.call_later(0.08, loop.stop)
    late_by_one_second = loop.call_at(loop.time() - 1, print, "never printed either")
    loop.call_at(loop.time() - 2, late_by_two_seconds)
    loop.call_soon(print, "no timer at all")
    cancelled.cancel()
    print("everything is scheduled")
    loop.run_forever()


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
