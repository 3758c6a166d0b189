// Misconception: an error that is known has its place in every report.
// Fails: reportsAboutOthers
package asyncio.debug;

public final class FutureOrigins {

  private Place place(ExceptionContext context) {
    Place ofSource = context.source() == null ? null : origins.get(context.source());
    return ofSource != null || context.exception() == null
        ? ofSource
        : origins.get(context.exception());
  }
}
