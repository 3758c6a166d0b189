// Misconception: a method that is called has begun.
// Fails: runsWhenItsCoroutineDoes
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.util.List;

public final class Supervisor {

  private boolean made;

  public Coroutine<Void> run() {
    boolean again = made;
    made = true;
    return async(
        () -> {
          if (again) {
            throw new IllegalStateException("a supervisor runs only once");
          }
          phase = Phase.RUNNING;
          try {
            await(Cleanup.after(this::supervise, new CleanupStep("stopping", null, this::stopAll)));
          } finally {
            phase = Phase.ENDED;
            List.copyOf(children).forEach(this::forget);
          }
        });
  }
}
