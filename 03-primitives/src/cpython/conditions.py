"""A kitchen and its guests: they wait for a dish, and look again when they are told."""

import asyncio


def program(loop):
    dishes = []
    changed = asyncio.Condition()

    async def guest(name):
        async with changed:
            while not dishes:
                print(f"{name} waits")
                await changed.wait()
                print(f"{name} looks")
            print(f"{name} eats {dishes.pop(0)}")

    async def main():
        guests = [asyncio.create_task(guest(name)) for name in ("Ada", "Bob", "Cid")]
        await asyncio.sleep(0.01)
        async with changed:
            dishes.append("soup")
            changed.notify_all()
            print("soup is ready")
        await asyncio.sleep(0.01)
        async with changed:
            dishes.extend(["fish", "cake"])
            changed.notify(2)
            print("fish and cake are ready")
        await asyncio.gather(*guests)

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
