"""A gate that opens once for all, and a second time for those who come later."""

import asyncio


def program(loop):
    gate = asyncio.Event()

    async def visitor(name):
        print(f"{name} waits")
        await gate.wait()
        print(f"{name} is in")

    async def main():
        first = [asyncio.create_task(visitor(name)) for name in ("Ada", "Bob")]
        await asyncio.sleep(0.01)
        gate.set()
        print("the gate is open")
        await visitor("Cid")
        gate.clear()
        print("the gate is closed")
        await asyncio.gather(*first)

        late = asyncio.create_task(visitor("Dot"))
        await asyncio.sleep(0.01)
        gate.set()
        gate.clear()
        await late

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
