// Misconception: one wake-up more does no harm.
// Fails: arrivesWhileAwake, arrivesDuringASleep, awakeAfterASleep, arrivesDuringALook,
//   deliveringWakesNobody, othersWakeDuringADelivery, wakesItself
package asyncio.loops;

public final class Recorder {

  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread().getName(), deliver));
    poller.wakeUp();
  }
}
