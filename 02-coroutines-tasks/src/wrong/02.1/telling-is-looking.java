// Misconception: whoever prints a failure has seen it.
// Fails: tellingTheStateIsNotLooking
package asyncio.task;

import java.util.Locale;

public class Future<T> implements Awaitable<T> {

  final String status() {
    if (state != State.FINISHED || exception() == null) {
      return state.name().toLowerCase(Locale.ROOT);
    }
    return "finished, exception=" + exception();
  }
}
