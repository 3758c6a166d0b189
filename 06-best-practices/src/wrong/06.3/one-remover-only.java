// Misconception: a child is removed by one, at one time.
// Fails: removedByTwo
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class Supervisor {

  private final Map<Child, Future<Void>> removers = new HashMap<>();

  public Coroutine<Void> remove(String name) {
    return async(
        () -> {
          Child child =
              find(name)
                  .orElseThrow(
                      () -> new IllegalArgumentException("there is no child called " + name));
          var removed = new Future<Void>(loop);
          removers.put(child, removed);
          child.gone.addDoneCallback(
              _ -> {
                if (removers.get(child) == removed) {
                  removed.setResult(null);
                }
              });
          if (phase == Phase.NEW) {
            forget(child);
          } else {
            mailbox.putNow(() -> removeNow(child));
          }
          await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(removed)));
          child.gone.result();
        });
  }
}
