// Misconception: a wake-up is handed on.
// Fails: wakeUpsDoNothing
package asyncio.loops;

public final class Replayer {

  @Override
  public void wakeUp() {
    poller.wakeUp();
  }
}
