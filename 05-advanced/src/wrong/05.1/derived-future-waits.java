// Misconception: what is derived from it is an ordinary future.
// Fails: waitingForWhatIsDerived
package asyncio.executor;

import java.util.concurrent.CompletableFuture;

public final class LoopResult<T> {

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
