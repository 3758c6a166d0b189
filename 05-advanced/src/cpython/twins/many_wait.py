"""Many wait for the end of a process, and one of them is cancelled."""

import asyncio
import sys


async def wait(name, process):
    try:
        print(name, "is told", await process.wait())
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def main():
    program = "import sys; sys.stdin.read(); sys.exit(7)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdin=asyncio.subprocess.PIPE)
    tasks = [asyncio.create_task(wait(name, process)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    process.stdin.close()
    await asyncio.gather(*tasks, return_exceptions=True)
    print("return code:", process.returncode)


asyncio.run(main())
