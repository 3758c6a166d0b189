// Misconception: who was started by a run belongs to it for ever.
// Fails: stopFromATaskThatARunLeftBehind
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private boolean isCalledByARun() {
    return runOfCaller.orElse(null) != null;
  }
}
