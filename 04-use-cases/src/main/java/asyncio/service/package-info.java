/**
 * Calls to services that are slow, down or overloaded: what a caller can do about it.
 *
 * <p>A {@link asyncio.service.Call} asks a service; over what, it does not say. A {@link
 * asyncio.service.Policy} makes another call out of it, which keeps a deadline, tries again, or
 * refuses. A {@link asyncio.service.Gateway} asks several services at once, and answers with what
 * it gets in time. asyncio itself has nothing of the kind; for Python there are libraries such as
 * tenacity and purgatory, for Java there is resilience4j.
 *
 * <p>Everything here belongs to the loop's thread. Where nothing else is said, times are
 * nanoseconds of the loop's clock, on the scale of {@link asyncio.loop.EventLoop#time}.
 */
package asyncio.service;
