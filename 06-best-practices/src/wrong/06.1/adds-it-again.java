// Misconception: every report adds its place.
// Fails: twiceWithoutError, twice
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = place(context);
    Throwable failure = context.exception();
    if (place == null) {
      return context;
    }
    if (failure == null) {
      return new ExceptionContext(context.message(), place, context.source());
    }
    failure.addSuppressed(place);
    return context;
  }
}
