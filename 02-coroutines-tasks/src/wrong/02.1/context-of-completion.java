// Misconception: a callback is made ready when it is about to run.
// Fails: aCallbackRunsInTheContextInWhichItWasAdded
package asyncio.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

public class Future<T> implements Awaitable<T> {

  private List<Consumer<? super Future<T>>> added = new ArrayList<>();

  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    if (isDone()) {
      loop.callSoon(new DoneCallback<>(this, callback));
    } else {
      added.add(callback);
    }
  }

  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    int before = added.size();
    added.removeIf(callback::equals);
    return before - added.size();
  }

  private void become(State done) {
    state = done;
    List<Consumer<? super Future<T>>> waiting = added;
    added = new ArrayList<>();
    waiting.forEach(callback -> loop.callSoon(new DoneCallback<>(this, callback)));
  }
}
