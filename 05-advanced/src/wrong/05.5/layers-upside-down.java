// Misconception: a layer is put below what is there.
// Fails: layers, readsWhenAsked, patienceByTheClockBelow
package asyncio.loops;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

public final class LoopFactory implements Supplier<EventLoop> {

  private UnaryOperator<LoopParts> above = UnaryOperator.identity();

  @Override
  public EventLoop get() {
    LoopParts made = above.apply(parts.get());
    return orClosed(made, () -> EventLoop.create(made.clock(), made.poller()));
  }

  public LoopFactory with(UnaryOperator<LoopParts> layer) {
    LoopFactory more = of(parts);
    more.above = below -> above.apply(orClosed(below, () -> layer.apply(below)));
    return more;
  }
}
