/**
 * The same jobs in each of the ways that Java has: on threads, in processes, on executors, and on
 * the loop, behind one interface, {@link asyncio.compare.Model}.
 *
 * <p>Unless it says otherwise, everything here is used by threads, not by coroutines.
 */
package asyncio.compare;
