package asyncio.loop;

/**
 * What is known about a failure that no caller is left to receive.
 *
 * <p>The counterpart of the {@code context} dictionary that asyncio hands to an exception handler.
 *
 * @param message what was going on, in words
 * @param exception the failure; null if there is none, only something to complain of
 * @param source what failed, such as the {@link Handle} whose callback threw; may be null
 */
public record ExceptionContext(String message, Throwable exception, Object source) {}
