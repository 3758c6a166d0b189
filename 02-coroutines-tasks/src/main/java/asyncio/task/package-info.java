/**
 * Coroutines, futures and tasks, and what is built upon {@code await}.
 *
 * <p>A {@link asyncio.task.Coroutine} is code that can stop in the middle. A {@link
 * asyncio.task.Future} is a result that is not there yet. A {@link asyncio.task.Task} drives the
 * one with the help of the other. Programs use them through {@link asyncio.Asyncio}.
 *
 * <p>Unless it says otherwise, everything here belongs to the loop's thread.
 */
package asyncio.task;
