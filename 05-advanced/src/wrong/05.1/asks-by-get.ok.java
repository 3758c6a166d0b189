// Alternative: the outcome of a call is asked for by get.
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
      } catch (ExecutionException failed) {
        future.setException(failed.getCause());
      } catch (CancellationException cancelled) {
        future.cancel();
      } catch (InterruptedException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }
}
