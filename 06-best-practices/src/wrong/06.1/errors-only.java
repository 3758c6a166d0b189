// Misconception: without an error there is nothing to explain.
// Fails: pending
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = place(context);
    Throwable failure = context.exception();
    if (place != null && failure != null && !List.of(failure.getSuppressed()).contains(place)) {
      failure.addSuppressed(place);
    }
    return context;
  }
}
