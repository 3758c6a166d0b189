/**
 * A pool of worker JVMs: for calls that compute, and for those that may crash, hang or eat all
 * memory. Programs begin at {@link asyncio.process.Processes}.
 *
 * <p>Unless it says otherwise, everything here belongs to the loop's thread. What runs in a worker
 * knows no loop.
 */
package asyncio.process;
