// Misconception: what get throws is the failure.
// Fails: whatTheCallThrows, refused, resultAndFailure
package asyncio.executor;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

public final class RunInExecutor {

  private static final class Call<T> {

    private void settle() {
      loop.outsideWorkEnded();
      if (future.isDone()) {
        return;
      }
      try {
        future.setResult(get());
      } catch (CancellationException cancelled) {
        future.cancel();
      } catch (ExecutionException | InterruptedException failure) {
        future.setException(failure);
      }
    }
  }
}
