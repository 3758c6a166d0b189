/**
 * Programs that are started, fed, read and ended: {@code asyncio.subprocess}. Programs use it
 * through {@link asyncio.subprocess.Subprocesses}.
 *
 * <p>Unless it says otherwise, everything here belongs to the loop's thread.
 */
package asyncio.subprocess;
