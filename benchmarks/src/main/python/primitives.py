"""Twin of PrimitivesBenchmark: prints nanoseconds for each operation, as JSON.

Usage: primitives.py [asyncio|uvloop]
"""

import asyncio

from measuring import report

ALONE = 100_000
CONTENDERS = 10
TURNS = 2_000
ROUNDS = 10_000
ITEMS = 50_000
PRODUCERS = 1_000
ITEMS_EACH = 20


def lock_alone(loop):
    async def main():
        lock = asyncio.Lock()
        for _ in range(ALONE):
            async with lock:
                pass

    loop.run_until_complete(main())
    return ALONE


def contended(loop, make):
    async def main():
        it = make()

        async def contend():
            for _ in range(TURNS):
                async with it:
                    await asyncio.sleep(0)

        await asyncio.gather(*[contend() for _ in range(CONTENDERS)])

    loop.run_until_complete(main())
    return CONTENDERS * TURNS


def lock_contended(loop):
    return contended(loop, asyncio.Lock)


def semaphore_contended(loop):
    return contended(loop, lambda: asyncio.Semaphore(3))


def condition_ping_pong(loop):
    async def main():
        changed = asyncio.Condition()
        turn = 0

        async def play(mine):
            nonlocal turn
            for _ in range(ROUNDS):
                async with changed:
                    while turn != mine:
                        await changed.wait()
                    turn = 1 - mine
                    changed.notify()

        await asyncio.gather(play(0), play(1))

    loop.run_until_complete(main())
    return ROUNDS


def hand_over(loop, bound, producers, each):
    async def main():
        queue = asyncio.Queue(bound)

        async def produce():
            for item in range(each):
                await queue.put(item)

        async def consume():
            for _ in range(producers * each):
                await queue.get()

        await asyncio.gather(consume(), *[produce() for _ in range(producers)])

    loop.run_until_complete(main())
    return producers * each


def queue_one_producer(loop):
    return hand_over(loop, 1, 1, ITEMS)


def queue_thousand_producers(loop):
    return hand_over(loop, 10, PRODUCERS, ITEMS_EACH)


report(
    {
        "lockAlone": lock_alone,
        "lockContended": lock_contended,
        "semaphoreContended": semaphore_contended,
        "conditionPingPong": condition_ping_pong,
        "queueOneProducer": queue_one_producer,
        "queueThousandProducers": queue_thousand_producers,
    }
)
