// Misconception: to wake too often does no harm.
// Fails: wokenWhileLooking, twoSleeps
package asyncio.loops;

public final class BusyPoller {

  @Override
  public void wakeUp() {
    woken = true;
    poller.wakeUp();
  }
}
