// Misconception: there are few errors.
// Fails: collectable
package asyncio.debug;

import java.util.IdentityHashMap;
import java.util.Map;

public final class FutureOrigins {

  private final Map<Throwable, Place> failures = new IdentityHashMap<>();

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
