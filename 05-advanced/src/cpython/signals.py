"""A signal arrives in the middle of a callback, and the loop runs its handler later."""

import asyncio
import signal


def program(loop):
    async def main():
        heard = asyncio.Event()

        def on_sigterm():
            print("the loop runs the callback")
            heard.set()

        loop.add_signal_handler(signal.SIGTERM, on_sigterm)
        for _ in range(2):
            signal.raise_signal(signal.SIGTERM)
            print("SIGTERM was sent, and main goes on")
            await heard.wait()
            heard.clear()
        print("removed:", loop.remove_signal_handler(signal.SIGTERM))
        print("removed:", loop.remove_signal_handler(signal.SIGTERM))

    loop.run_until_complete(main())


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        program(runner.get_loop())
