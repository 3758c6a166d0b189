/**
 * Threads beside the loop: calls that block are made on other threads, and other threads have the
 * loop do something for them. Programs use it through {@link asyncio.executor.Threads}.
 *
 * <p>Unless it says otherwise, everything here belongs to the loop's thread.
 */
package asyncio.executor;
