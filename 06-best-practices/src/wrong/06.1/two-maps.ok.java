// Alternative: failures have a map of their own.
package asyncio.debug;

public final class FutureOrigins {

  private final Origins ofFailures = new Origins();

  @Override
  public void failed(Object future, Throwable failure) {
    ofFailures.put(failure, origins.get(future));
  }

  private Place place(ExceptionContext context) {
    if (context.source() instanceof Future<?>) {
      return origins.get(context.source());
    }
    return context.source() == null && context.exception() != null
        ? ofFailures.get(context.exception())
        : null;
  }
}
