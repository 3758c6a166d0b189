// Misconception: while it delivers, the loop is awake.
// Fails: othersWakeDuringADelivery
package asyncio.loops;

public final class Recorder {

  @Override
  public void wakeUp() {
    if (!delivering) {
      poller.wakeUp();
    }
  }
}
