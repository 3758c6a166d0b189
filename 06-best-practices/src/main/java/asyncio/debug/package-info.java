/**
 * Debug mode: what a program does wrong is reported, with the line where it does it. Programs use
 * it through {@link asyncio.debug.DebugMode}.
 *
 * <p>Unless it says otherwise, everything here belongs to the loop's thread.
 */
package asyncio.debug;
