/**
 * Primitives by which tasks wait for each other: {@code asyncio.locks} and {@code asyncio.queues}.
 *
 * <p>All of them belong to the loop's thread, and to the first loop on which somebody waited for
 * them. Whatever may have to wait returns a coroutine: {@code await(lock.acquire())}. What can be
 * held closes itself in a {@code try}: see {@link asyncio.sync.Held}.
 */
package asyncio.sync;
