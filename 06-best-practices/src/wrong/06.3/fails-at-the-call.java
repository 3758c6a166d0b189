// Misconception: a name can be looked up before anything is awaited.
// Fails: removed
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.Coroutine;
import asyncio.task.ReturnWhen;
import java.util.List;

public final class Supervisor {

  public Coroutine<Void> remove(String name) {
    Child child =
        find(name)
            .orElseThrow(() -> new IllegalArgumentException("there is no child called " + name));
    return async(
        () -> {
          if (phase == Phase.NEW) {
            forget(child);
          } else {
            mailbox.putNow(() -> removeNow(child));
          }
          await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(child.gone)));
          child.gone.result();
        });
  }
}
