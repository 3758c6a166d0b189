// Misconception: who is to end can be told so again.
// Fails: cancelledDuringARestart
package asyncio.pattern;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.ReturnWhen;
import java.util.List;

public final class Supervisor {

  private void endTask(Child child) {
    child.task.cancel();
    await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(child.task)));
    noteEnd(child);
  }
}
