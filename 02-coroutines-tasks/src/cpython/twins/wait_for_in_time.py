import asyncio

from _twin import after, fail_after, outcome, run


async def main():
    await outcome("wait_for", asyncio.wait_for(after(10, "value"), 0.02))
    await outcome("without limit", asyncio.wait_for(after(10, "value"), None))
    await outcome("failing", asyncio.wait_for(fail_after(10), 0.02))


run(main)
