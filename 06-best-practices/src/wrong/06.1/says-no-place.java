// Misconception: which coroutine it is says enough.
// Fails: neverAwaited, severalForgotten, callers, depthOfACoroutine, amongMany
package asyncio.debug;

public final class CoroutineOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    return context;
  }
}
