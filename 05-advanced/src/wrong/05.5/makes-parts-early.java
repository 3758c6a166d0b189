// Misconception: parts are made when the factory is.
// Fails: madeWhenAsked, failingLayer, failingTwice, errorsAreFailures, readsWhenAsked,
//   noSuchDirectory
package asyncio.loops;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

public final class LoopFactory implements Supplier<EventLoop> {

  public static LoopFactory of(Supplier<LoopParts> parts) {
    LoopParts first = parts.get();
    var used = new AtomicBoolean();
    return new LoopFactory(() -> used.getAndSet(true) ? parts.get() : first);
  }
}
