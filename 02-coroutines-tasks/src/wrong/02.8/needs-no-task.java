// Misconception: whoever runs has a task.
// Fails: withoutATask
package asyncio.task;

import asyncio.loop.EventLoop;

public final class Timeout {

  private static Task<?> currentTask() {
    return Tasks.of(EventLoop.running()).current();
  }
}
