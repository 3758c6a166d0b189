"""Work that is cancelled, cleans up, refuses, or is shielded."""

import asyncio


def program(loop):
    async def download(name):
        print(f"{name} starts")
        try:
            await asyncio.sleep(0.2)
            print(f"{name} is complete")
            return name
        except asyncio.CancelledError:
            print(f"{name} is cancelled")
            raise
        finally:
            await asyncio.sleep(0.02)
            print(f"{name} has cleaned up")

    async def stubborn():
        try:
            await asyncio.sleep(0.2)
        except asyncio.CancelledError:
            print("no")
        return "stubborn's result"

    async def guarded(task):
        return await asyncio.shield(task)

    async def main():
        never = asyncio.create_task(download("never"))
        never.cancel()
        await ending("never", never)

        film = asyncio.create_task(download("film"))
        await asyncio.sleep(0.05)
        film.cancel()
        print("cancel was asked for")
        await ending("film", film)

        refusing = asyncio.create_task(stubborn())
        await asyncio.sleep(0.05)
        refusing.cancel()
        await ending("stubborn", refusing)

        saved = asyncio.create_task(download("saved"))
        waiting = asyncio.create_task(guarded(saved))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await ending("waiting", waiting)
        await ending("saved", saved)

    async def ending(what, task):
        try:
            print(f"{what}: {await task}")
        except asyncio.CancelledError:
            print(f"{what}: cancelled")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
