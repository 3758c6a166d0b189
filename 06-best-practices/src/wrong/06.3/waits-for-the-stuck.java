// Misconception: every task ends when it is cancelled.
// Fails: removingFails, stuckAtTheEnd, stuckAtARestart
package asyncio.pattern;



public final class Supervisor {

  private void stop(Child child) {
    child.turn++;
    child.waiting = false;
    if (child.task != null) {
      endTask(child);
    }
  }
}
