// Misconception: who keeps the time awaits each run.
// Fails: skip, bufferOne, bufferAll, allowAll, missedWithoutRoom, soManyRuns, soManyRunsThatWait,
//   givesUpOnce, theTaskOfTheHandler, givesUpWhileSomeWait, factsAfterCancel, theTaskIsCancelled,
//   stopWhileSomeWait, stopAtTheLast, stopFromTwoRuns, facts, names, namesOfRuns,
//   nothingDueAfterTheLast
package asyncio.periodic;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.ReturnWhen;
import asyncio.task.TaskGroup;

public final class PeriodicTask implements AutoCloseable {

  private void keepTime(TaskGroup group) {
    try {
      while (!isOver()) {
        takeTicks();
        var tick = turns.next();
        if (tick.isPresent()) {
          begin(group, tick.get());
          await(waitUntil(ReturnWhen.ALL_COMPLETED, underWay()));
        } else {
          awaitNews();
        }
      }
    } finally {
      end();
    }
  }
}
