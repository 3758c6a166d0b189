// Misconception: message and place are all that a report needs.
// Fails: neverAwaited
package asyncio.debug;

public final class CoroutineOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = context.source() instanceof Coroutine<?> source ? places.get(source) : null;
    return place == null || context.exception() != null
        ? context
        : new ExceptionContext(context.message(), place, null);
  }
}
