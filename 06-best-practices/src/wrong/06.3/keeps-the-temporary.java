// Misconception: a child stays a child.
// Fails: temporary
package asyncio.pattern;


import asyncio.task.Task;

public final class Supervisor {

  private void ended(Child child, Task<Void> task) throws Exception {
    if (child.task != task) {
      return;
    }
    Exit exit = noteEnd(child);
    if (isRestarted(child.spec.restart(), exit)) {
      restart(child, exit);
    }
  }
}
