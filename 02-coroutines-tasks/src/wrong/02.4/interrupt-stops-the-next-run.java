// Misconception: a stop ends the run in which it was asked for.
// Fails: twoInterruptsInTheLastIterationDoNotEndTheNextRun
package asyncio.task;

public final class Runner implements AutoCloseable {

  private void stopRunOf(Task<?> task) {
    task.loop().stop();
  }
}
