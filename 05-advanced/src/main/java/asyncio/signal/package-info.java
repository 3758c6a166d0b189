/**
 * Signals of the operating system: callbacks for them on a loop, Ctrl-C for a program that runs,
 * and servers that finish what they have begun. Programs use it through {@link
 * asyncio.signal.Signals}.
 *
 * <p>Unless it says otherwise, everything here belongs to the loop's thread.
 */
package asyncio.signal;
