// Misconception: where the error was thrown says enough.
// Fails: failedTask, failedFuture, collected, lastToFail, equalErrors, twice, shared, otherReports,
//   incomplete, depthOfAFuture
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = place(context);
    return place == null || context.exception() != null
        ? context
        : new ExceptionContext(context.message(), place, context.source());
  }
}
