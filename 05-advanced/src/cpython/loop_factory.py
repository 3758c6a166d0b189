"""Who runs a program names the factory of its loop."""

import asyncio


class LoudLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        print("a loop is made")
        super().__init__()

    def close(self):
        if not self.is_closed():
            print("the loop is closed")
        super().close()


async def main(name):
    print(f"{name} runs")


async def failing():
    raise ValueError


def program():
    with asyncio.Runner(loop_factory=LoudLoop) as runner:
        print("the runner is made")
        runner.run(main("first"))
        runner.run(main("second"))
    asyncio.run(main("third"), loop_factory=LoudLoop)
    try:
        asyncio.run(failing(), loop_factory=LoudLoop)
    except ValueError:
        print("a failure comes out")


if __name__ == "__main__":
    program()
