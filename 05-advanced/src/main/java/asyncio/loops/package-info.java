/**
 * Loops of one's own: clocks and pollers for {@link asyncio.loop.EventLoop#create(
 * asyncio.loop.Clock, asyncio.loop.Poller)} that let time jump, write down what comes from outside,
 * bring it again, or do not sleep.
 *
 * <p>Unless it says otherwise, everything here belongs to the loop's thread.
 */
package asyncio.loops;
