/**
 * The event loop.
 *
 * <p>{@link asyncio.loop.EventLoop} is the door; behind it stands one small class for each thing
 * that a loop does. {@code ReadyQueue} holds what can run now, {@code TimerQueue} what can run
 * later, {@code Inbox} what other threads left, {@code ReadinessCallbacks} what waits for a
 * channel. {@code Iteration} takes from all four, {@code CallbackRunner} runs what it took, and
 * {@code Lifecycle} repeats that until it is told to stop. Time and sleep come from outside, as a
 * {@link asyncio.loop.Clock} and a {@link asyncio.loop.Poller}.
 */
package asyncio.loop;
