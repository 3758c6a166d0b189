// Misconception: who does not want the end of a chain does not want its beginning.
// Fails: derivedIsCancelled
package asyncio.executor;

import java.util.concurrent.CompletableFuture;

public final class LoopResult<T> {

  private LoopResult<?> parent;

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    var derived = new LoopResult<U>(loop);
    derived.parent = this;
    return derived;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (parent != null) {
      parent.cancel(mayInterruptIfRunning);
    }
    return super.cancel(mayInterruptIfRunning);
  }
}
