// Misconception: the answer is made when the mock is called.
// Fails: coroutines, futures, failsThenWorks, failsWhereItIsAwaited, neverAnswers,
//   neverIsCancelled, otherThreadFails, retryingClient, lateIsCancelled
package asyncio.testing;

import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Task;
import java.util.concurrent.Callable;
import org.mockito.stubbing.Answer;

public final class Faults {

  public static Answer<Object> answer(Callable<?> body) {
    return invocation -> {
      Class<?> type = invocation.getMethod().getReturnType();
      if (!Awaitable.class.isAssignableFrom(type)) {
        return body.call();
      }
      Object result = body.call();
      Coroutine<Object> done = async(() -> result);
      return type == Future.class || type == Task.class ? createTask(done) : done;
    };
  }
}
