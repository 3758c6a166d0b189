// Misconception: a job should say that it was a launch that failed.
// Fails: launchFails, launchFailsBesideOthers
package asyncio.process;

final class Dispatcher {

  private void failFirst(Throwable failure) {
    if (firstIsWanted()) {
      line.poll().fail(new IllegalStateException("a worker could not be launched", failure));
    }
  }
}
