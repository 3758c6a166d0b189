"""What run_forever, stop and close promise."""

import asyncio


def program(loop):
    def refused(what, call):
        try:
            call()
            print(f"{what}: done")
        except RuntimeError:
            print(f"{what}: refused")

    def running():
        print("a loop is running" if asyncio.get_running_loop() is loop else "another loop")

    def first():
        running()
        refused("close while running", loop.close)
        loop.stop()
        print("stop was called")
        loop.call_soon(print, "scheduled after stop")

    loop.call_soon(first)
    loop.call_soon(print, "the batch goes on")
    refused("ask for the running loop", asyncio.get_running_loop)
    loop.run_forever()
    print("run_forever returned")

    loop.stop()
    loop.run_forever()
    print("run_forever returned again")

    loop.close()
    loop.close()
    refused("run a closed loop", loop.run_forever)
    refused("schedule on a closed loop", lambda: loop.call_soon(print, "never printed"))


if __name__ == "__main__":
    program(asyncio.new_event_loop())
