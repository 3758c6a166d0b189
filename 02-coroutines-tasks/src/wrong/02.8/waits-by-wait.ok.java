// Alternative: the end of what was cancelled is waited for by the wait of 02.7.
package asyncio.task;

import java.util.List;

public final class WaitFor {

  private static <T> void cancelAndWait(Future<T> future) {
    future.cancel();
    Wait.until(ReturnWhen.ALL_COMPLETED, null, List.of(future)).await();
  }
}
