// Misconception: what has been due will run.
// Fails: bufferOne, bufferAll, givesUpWhileSomeWait, factsAfterCancel, theTaskIsCancelled,
//   stopWhileSomeWait, stopAtTheLast
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private boolean isOver() {
    return (ending || !wantsMore()) && turns.waiting() == 0;
  }

  private void end() {
    ending = true;
    wakeTimekeeper();
  }
}
