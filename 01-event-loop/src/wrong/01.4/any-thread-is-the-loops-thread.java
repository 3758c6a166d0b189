// Misconception: if the loop runs, it runs on the thread that asks.
// Fails: theLoopKnowsOnWhichThreadItRuns
package asyncio.loop;

final class Lifecycle {

  boolean runsOnThisThread() {
    return isRunning();
  }
}
