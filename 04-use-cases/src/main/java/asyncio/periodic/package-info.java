/**
 * Work that repeats on a loop: at a fixed rate or with a fixed delay.
 *
 * <p>A {@link asyncio.periodic.Schedule} says when and how, and starts a {@link
 * asyncio.periodic.PeriodicTask}. asyncio itself has nothing of the kind; for threads there is
 * {@code java.util.concurrent.ScheduledExecutorService}, and for Python the library APScheduler.
 *
 * <p>Everything here belongs to the loop's thread. Times are nanoseconds of the loop's clock, on
 * the scale of {@link asyncio.loop.EventLoop#time}.
 */
package asyncio.periodic;
