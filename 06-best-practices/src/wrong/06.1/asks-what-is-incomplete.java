// Misconception: a map of the futures themselves will do.
// Fails: lastIsUnknown, equalErrors, incomplete
package asyncio.debug;

import java.util.Map;
import java.util.WeakHashMap;

public final class FutureOrigins {

  private final Map<Object, Place> places = new WeakHashMap<>();

  @Override
  public void created(Object made) {
    if (made instanceof Future<?>) {
      places.put(made, new Place("created here", Stacks.here(depth)));
    }
  }

  @Override
  public void failed(Object future, Throwable failure) {
    Place place = places.get(future);
    if (place != null) {
      places.put(failure, place);
    }
  }

  private Place place(ExceptionContext context) {
    return switch (context.source()) {
      case null -> context.exception() == null ? null : places.get(context.exception());
      case Future<?> future -> places.get(future);
      default -> null;
    };
  }
}
