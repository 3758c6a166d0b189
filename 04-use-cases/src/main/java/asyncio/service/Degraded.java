package asyncio.service;

/**
 * A part of an {@link Answer} that is only a fallback.
 *
 * @param part its name
 * @param why what was thrown in place of the part
 */
public record Degraded(String part, Throwable why) {}
