/**
 * Patterns for errors: clean-ups that survive a cancellation ({@link asyncio.pattern.Cleanup}), an
 * order for shutting down ({@link asyncio.pattern.ExitStack}), supervision ({@link
 * asyncio.pattern.Supervisor}), and a budget for errors ({@link asyncio.pattern.ErrorBudget}).
 *
 * <p>Everything here belongs to the loop's thread. Times are nanoseconds of the loop's clock, on
 * the scale of {@link asyncio.loop.EventLoop#time}.
 */
package asyncio.pattern;
