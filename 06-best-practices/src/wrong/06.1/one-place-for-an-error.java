// Misconception: an error that has a place needs no other.
// Fails: twiceWithoutError, shared
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
    boolean has = false;
    for (Throwable suppressed : failure.getSuppressed()) {
      has |= suppressed instanceof Place;
    }
    if (!has) {
      failure.addSuppressed(place);
    }
    return context;
  }
}
