// Misconception: whoever woke the loop will say when that is over.
// Fails: wakeUps, everyPollEndsWakeUps
// By luck: wholeProgram, virtualHourTwin
package asyncio.loops;

import asyncio.loop.VirtualTime;
import java.util.concurrent.atomic.AtomicBoolean;

public final class ProgramTime {

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    boolean waitsForOutside = outsideWork > 0 || timeoutNanos == FOREVER && watchesChannels();
    var heard = new AtomicBoolean();
    poller.poll(
        realTimeout(timeoutNanos, waitsForOutside),
        (attachment, events) -> {
          heard.set(true);
          sink.ready(attachment, events);
        });
    boolean wokenUp = woken.get();
    boolean ended = heard.get() || wokenUp || Thread.currentThread().isInterrupted();
    if (timeoutNanos == 0 || waitsForOutside || ended) {
      return;
    }
    if (timeoutNanos == FOREVER) {
      throw VirtualTime.StuckLoopException.ofThisThread();
    }
    jump(timeoutNanos);
  }
}
