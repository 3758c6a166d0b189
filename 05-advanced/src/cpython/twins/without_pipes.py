"""Streams that are no pipes are None."""

import asyncio
import sys


async def main():
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "pass")
    print("no streams:", process.stdin is process.stdout is process.stderr is None)
    stdout, stderr = await process.communicate(b"ignored")
    print("stdout:", stdout)
    print("stderr:", stderr)
    print("return code:", process.returncode)


asyncio.run(main())
