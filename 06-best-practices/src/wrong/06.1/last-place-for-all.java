// Misconception: the place that was noted last is that of the coroutine.
// Fails: severalForgotten
package asyncio.debug;

public final class CoroutineOrigins {

  private Place last;

  @Override
  public void created(Object made) {
    if (made instanceof Coroutine<?> coroutine) {
      sweep();
      last = new Place("created here", Stacks.here(depth));
      places.put(coroutine, last);
    }
  }

  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = context.source() instanceof Coroutine<?> source ? places.get(source) : null;
    return place == null || context.exception() != null
        ? context
        : new ExceptionContext(context.message(), last, context.source());
  }
}
