import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.01):
            try:
                async with asyncio.timeout(0.03) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                note("never")
            finally:
                note(inner.expired())

    await outcome("task", body())


run(main)
