// Alternative: parts of a layer are made by hand.
package asyncio.loops;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

public final class LoopFactory implements Supplier<EventLoop> {

  public LoopFactory with(UnaryOperator<LoopParts> layer) {
    Supplier<LoopParts> below = parts;
    return new LoopFactory(
        () -> {
          LoopParts made = below.get();
          try {
            return layer.apply(made);
          } catch (RuntimeException | Error failure) {
            closeAfter(failure, made.poller());
            throw failure;
          }
        });
  }
}
