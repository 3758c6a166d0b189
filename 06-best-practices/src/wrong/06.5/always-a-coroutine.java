// Misconception: an asynchronous mock returns coroutines.
// Fails: futures, plain
package asyncio.testing;

import java.util.concurrent.Callable;
import org.mockito.stubbing.Answer;

public final class Faults {

  public static Answer<Object> answer(Callable<?> body) {
    return invocation -> {
      return async(body);
    };
  }
}
