// Misconception: the place is what is looked for.
// Fails: keepsTheFailure
package asyncio.debug;

public final class CoroutineOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = context.source() instanceof Coroutine<?> source ? places.get(source) : null;
    return place == null
        ? context
        : new ExceptionContext(context.message(), place, context.source());
  }
}
