// Alternative: two of the questions are answered from what others have been.
package asyncio.compare;

import java.util.EnumMap;
import java.util.Map;

public final class Predictions {

  private static final Map<Kind, Threads> THREADS = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      THREADS.put(kind, Threads.ONE_EACH);
    }
    THREADS.put(Kind.SEQUENTIAL, Threads.THE_CALLERS);
    THREADS.put(Kind.PROCESSES, Threads.NONE_HERE);
    THREADS.put(Kind.EXECUTOR, Threads.TWO_OTHERS);
    THREADS.put(Kind.COMPLETABLE_FUTURES, Threads.TWO_OTHERS);
    THREADS.put(Kind.LOOP, Threads.ONE_OTHER);
  }

  public static Threads threads(Kind model) {
    return THREADS.get(model);
  }

  public static AtOnce atOnce(Kind model) {
    return switch (threads(model)) {
      case THE_CALLERS -> AtOnce.ONE;
      case NONE_HERE, TWO_OTHERS -> AtOnce.TWO;
      case ONE_OTHER, ONE_EACH -> AtOnce.ALL;
    };
  }
}
