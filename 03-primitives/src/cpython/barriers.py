"""Three runners wait for each other before each lap, and one gives up."""

import asyncio


def program(loop):
    barrier = asyncio.Barrier(3)

    async def runner(name, pace):
        try:
            for lap in (1, 2):
                await asyncio.sleep(pace)
                place = await barrier.wait()
                print(f"{name} begins lap {lap}, came as number {place}")
            await asyncio.sleep(pace)
            if name == "Cid":
                print("Cid gives up")
                await barrier.abort()
            else:
                await barrier.wait()
        except asyncio.BrokenBarrierError:
            print(f"{name} stops")

    async def main():
        await asyncio.gather(runner("Ada", 0.01), runner("Bob", 0.02), runner("Cid", 0.03))
        print(f"broken: {barrier.broken}")
        await barrier.reset()
        print(f"broken: {barrier.broken}")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
