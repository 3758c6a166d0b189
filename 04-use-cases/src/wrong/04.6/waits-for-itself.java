// Misconception: a run is somebody else than who waits for it.
// Fails: stopFromARun, stopFromTwoRuns, stopFromATaskOfARun, closeFromARun, joinFromARun,
//   joinFromATaskOfARun
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private boolean isCalledByARun() {
    return false;
  }
}
