// Misconception: whoever sends a message to the supervisor is answered.
// Fails: removedBefore
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.Coroutine;
import asyncio.task.ReturnWhen;
import java.util.List;

public final class Supervisor {

  public Coroutine<Void> remove(String name) {
    return async(
        () -> {
          Child child =
              find(name)
                  .orElseThrow(
                      () -> new IllegalArgumentException("there is no child called " + name));
          mailbox.putNow(() -> removeNow(child));
          await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(child.gone)));
          child.gone.result();
        });
  }
}
