// Misconception: who is not sure may always take the way for other threads.
// Fails: theLoopKnowsOnWhichThreadItRuns, theThreadThatRunsALoopCounts
package asyncio.loop;

final class Lifecycle {

  boolean runsOnThisThread() {
    return false;
  }
}
