// Misconception: the run that calls is the task that calls.
// Fails: stopFromATaskOfARun, joinFromATaskOfARun
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import asyncio.loop.EventLoop;

public final class PeriodicTask implements AutoCloseable {

  private boolean isCalledByARun() {
    return EventLoop.running() == loop && underWay.contains(currentTask());
  }
}
