// Misconception: one handle is enough for callbacks that run together.
// Fails: aCallbackThatThrowsDisturbsNoOther
package asyncio.task;

import java.util.Collections;
import java.util.List;

public class Future<T> implements Awaitable<T> {

  private void become(State done) {
    state = done;
    List<DoneCallback<T>> waiting = callbacks;
    callbacks = Collections.emptyList();
    if (!waiting.isEmpty()) {
      loop.callSoon(() -> waiting.forEach(DoneCallback::run));
    }
  }
}
