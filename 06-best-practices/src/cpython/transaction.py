"""A transfer is cancelled twice, and rolls back: plainly, under a shield, and to the end."""

import asyncio

TICK = 0.03


async def rollback():
    print("  rollback begins")
    try:
        await asyncio.sleep(3 * TICK)
        print("  rollback ends")
    except asyncio.CancelledError:
        print("  rollback is cut off")
        raise


async def plainly():
    await rollback()


async def shielded():
    await asyncio.shield(rollback())


async def to_the_end():
    task = asyncio.create_task(rollback())
    first = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as cancelled:
            first = first or cancelled
    if first is not None:
        raise first
    task.result()


async def transfer(clean_up):
    try:
        try:
            print("  transfer begins")
            await asyncio.sleep(100 * TICK)
        finally:
            await clean_up()
    finally:
        print("  the connection is given back")


def program(loop):
    async def main():
        for clean_up in plainly, shielded, to_the_end:
            print(clean_up.__name__.replace("_", " "))
            task = asyncio.create_task(transfer(clean_up))
            for _ in range(2):
                await asyncio.sleep(TICK)
                print("  cancel")
                task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                print("  cancelled,", task.cancelling(), "requests")
            await asyncio.sleep(5 * TICK)

    loop.run_until_complete(main())


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        program(runner.get_loop())
