// Misconception: the children are tasks of their own.
// Fails: added, removed, removedAtTheEnd, removesItsHelper, oneForOne, permanent, givesUp,
//   cancelledTwice, cancelledDuringARestart, stuckAtTheEnd, failuresAtTheEnd, anObserverThrows
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
            phase = Phase.ENDED;
            List.copyOf(children).forEach(this::forget);
          }
        });
  }
}
