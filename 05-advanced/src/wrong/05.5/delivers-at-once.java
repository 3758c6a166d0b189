// Misconception: the inbox is made for other threads.
// Fails: arrivesWhileAwake, arrivesDuringASleep, takesArrivals, deliveringWakesNobody,
//   dropsWhatIsHeld, whole, recordedAndReplayed
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class Recorder implements Clock, Poller {

  @Override
  public void arrived(Runnable deliver) {
    sink.add(new LoopEvent.Arrival(Thread.currentThread().getName()));
    deliver.run();
  }
}
