// Misconception: one set of parts is enough.
// Fails: madeWhenAsked, onVirtualTime, recordedAndReplayed
package asyncio.loops;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

public final class LoopFactory implements Supplier<EventLoop> {

  public static LoopFactory of(Supplier<LoopParts> parts) {
    var made = new AtomicReference<LoopParts>();
    return new LoopFactory(
        () -> {
          if (made.get() == null) {
            made.set(parts.get());
          }
          return made.get();
        });
  }
}
