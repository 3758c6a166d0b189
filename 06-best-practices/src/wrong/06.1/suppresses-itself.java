// Misconception: an exception is always that of a failure.
// Fails: twiceWithoutError
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
    if (!List.of(failure.getSuppressed()).contains(place)) {
      failure.addSuppressed(place);
    }
    return context;
  }
}
