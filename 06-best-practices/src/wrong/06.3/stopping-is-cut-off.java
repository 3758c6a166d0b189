// Misconception: a finally is enough to stop the children.
// Fails: removesItsHelper, cancelledTwice, stuckAtTheEnd, failuresAtTheEnd
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.util.List;

public final class Supervisor {

  public Coroutine<Void> run() {
    return async(
        () -> {
          if (phase != Phase.NEW) {
            throw new IllegalStateException("a supervisor runs only once");
          }
          phase = Phase.RUNNING;
          try {
            supervise();
          } finally {
            try {
              stopAll();
            } finally {
              phase = Phase.ENDED;
              List.copyOf(children).forEach(this::forget);
            }
          }
        });
  }

  private void stopAll() {
    phase = Phase.STOPPING;
    for (Child child : List.copyOf(children).reversed()) {
      stopAndThrow(child);
    }
  }
}
