// Misconception: the place is the exception, and the error its cause.
// Fails: failedTask, failedFuture, collected, lastToFail, equalErrors, twiceWithoutError, twice,
//   shared, otherReports, incomplete, depthOfAFuture
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = place(context);
    if (place == null) {
      return context;
    }
    var told = new Place("created here", place.getStackTrace());
    if (context.exception() != null) {
      told.addSuppressed(context.exception());
    }
    return new ExceptionContext(context.message(), told, context.source());
  }
}
