// Misconception: as long as there is a worker, a launch that fails does no harm.
// Fails: launchFailsBesideOthers
package asyncio.process;

final class Dispatcher {

  private void failFirst(Throwable failure) {
    if (firstIsWanted() && workers.isEmpty()) {
      line.poll().fail(failure);
    }
  }
}
