/**
 * What makes a program on a loop faster: work that is not done, or done once for many.
 *
 * <p>Everything here belongs to the loop's thread.
 */
package asyncio.perf;
