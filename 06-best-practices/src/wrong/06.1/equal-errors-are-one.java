// Misconception: a map that is weak is enough.
// Fails: equalErrors
package asyncio.debug;

import java.util.Map;
import java.util.WeakHashMap;

public final class FutureOrigins {

  private final Map<Throwable, Place> failures = new WeakHashMap<>();

  @Override
  public void failed(Object future, Throwable failure) {
    failures.put(failure, origins.get(future));
  }

  private Place place(ExceptionContext context) {
    return switch (context.source()) {
      case null -> failures.get(context.exception());
      case Future<?> future -> origins.get(future);
      default -> null;
    };
  }
}
