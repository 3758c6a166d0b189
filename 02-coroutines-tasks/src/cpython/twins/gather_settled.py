import asyncio

from _twin import after, fail_after, name, note, run


async def main():
    results = await asyncio.gather(
        after(10, "a"), fail_after(20), after(5, "c"), return_exceptions=True
    )
    note([name(r) if isinstance(r, BaseException) else r for r in results])


run(main)
