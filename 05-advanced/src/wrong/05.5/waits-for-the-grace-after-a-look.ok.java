// Alternative: a look, then the grace.
package asyncio.loops;

import asyncio.loop.VirtualTime;
import java.util.concurrent.atomic.AtomicBoolean;

public final class ProgramTime {

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    boolean waitsForOutside = outsideWork > 0 || timeoutNanos == FOREVER && watchesChannels();
    var heard = new AtomicBoolean();
    ReadyEvents hearing =
        (attachment, events) -> {
          heard.set(true);
          sink.ready(attachment, events);
        };
    if (timeoutNanos == 0) {
      poller.poll(0, hearing);
    } else {
      poller.poll(waitsForOutside ? FOREVER : graceNanos, hearing);
    }
    boolean wokenUp = woken.getAndSet(false);
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
