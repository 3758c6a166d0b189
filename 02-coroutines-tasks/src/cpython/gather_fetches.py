"""Several fetches side by side."""

import asyncio


def program(loop):
    async def fetch(name, seconds):
        print(f"{name} asked")
        await asyncio.sleep(seconds)
        print(f"{name} arrived")
        return f"<{name}>"

    async def broken(name, seconds):
        await asyncio.sleep(seconds)
        print(f"{name} breaks")
        raise OSError(name)

    async def main():
        print(*await asyncio.gather(fetch("news", 0.3), fetch("weather", 0.1), fetch("sport", 0.2)))
        print("all three")

        try:
            await asyncio.gather(fetch("slow", 0.3), broken("login", 0.1))
        except OSError as failure:
            print(f"failed: {failure}")
        await asyncio.sleep(0.3)

        settled = await asyncio.gather(
            fetch("left", 0.1), broken("right", 0.2), return_exceptions=True
        )
        print(*["failed" if isinstance(one, OSError) else one for one in settled])

        pages = asyncio.gather(fetch("one", 0.1), fetch("two", 0.2))
        await asyncio.sleep(0.14)
        print(f"cancel: {str(pages.cancel()).lower()}, done: {str(pages.done()).lower()}")
        try:
            await pages
        except asyncio.CancelledError:
            print("cancelled")
        print(f"is it cancelled itself: {str(pages.cancelled()).lower()}")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
