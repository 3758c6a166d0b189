// Misconception: the stack is taken when it is needed.
// Fails: neverAwaited, severalForgotten, callers
package asyncio.debug;

public final class CoroutineOrigins {

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = context.source() instanceof Coroutine<?> source ? places.get(source) : null;
    return place == null || context.exception() != null
        ? context
        : new ExceptionContext(
            context.message(), new Place("created here", Stacks.here(depth)), context.source());
  }
}
