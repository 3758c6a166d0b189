// Misconception: a wake-up is handed on.
// Fails: deliveringWakesNobody
package asyncio.loops;

public final class Recorder {

  @Override
  public void wakeUp() {
    poller.wakeUp();
  }
}
