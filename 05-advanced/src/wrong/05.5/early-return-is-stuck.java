// Misconception: a poll without limit returns for something.
// Fails: waitsForAPeer
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
    boolean wokenUp = woken.getAndSet(false);
    boolean ended = heard.get() || wokenUp || Thread.currentThread().isInterrupted();
    if (timeoutNanos == 0 || outsideWork > 0 || ended) {
      return;
    }
    if (timeoutNanos == FOREVER) {
      throw VirtualTime.StuckLoopException.ofThisThread();
    }
    jump(timeoutNanos);
  }
}
