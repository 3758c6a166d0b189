// Misconception: a place that is known belongs into every report.
// Fails: keepsTheFailure
package asyncio.debug;

public final class CoroutineOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = context.source() instanceof Coroutine<?> source ? places.get(source) : null;
    if (place == null) {
      return context;
    }
    if (context.exception() != null) {
      context.exception().addSuppressed(place);
      return context;
    }
    return new ExceptionContext(context.message(), place, context.source());
  }
}
