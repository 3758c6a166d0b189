// Misconception: what nobody awaits need not begin.
// Fails: futures
package asyncio.testing;

import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Task;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.mockito.stubbing.Answer;

public final class Faults {

  public static Answer<Object> answer(Callable<?> body) {
    return invocation -> {
      Class<?> type = invocation.getMethod().getReturnType();
      if (type == Coroutine.class || type == Awaitable.class) {
        return async(body);
      }
      if (type == Future.class || type == Task.class) {
        return createTask(
            async(
                () -> {
                  await(sleep(Duration.ofMillis(15)));
                  return body.call();
                }));
      }
      return body.call();
    };
  }
}
