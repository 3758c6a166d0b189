"""A process that has ended cannot be signalled."""

import asyncio
import sys


async def main():
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "pass")
    await process.wait()
    for name, signal in ("terminate", process.terminate), ("kill", process.kill):
        try:
            signal()
        except ProcessLookupError:
            print(name + ": ProcessLookupError")
    print("return code:", process.returncode)


asyncio.run(main())
