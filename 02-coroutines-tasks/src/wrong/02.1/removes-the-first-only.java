// Misconception: to remove a callback is to remove the first that is equal.
// Fails: aCallbackThatIsTakenBackIsTakenBackAsOftenAsItWasAdded
package asyncio.task;

public class Future<T> {

  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    for (DoneCallback<T> done : callbacks) {
      if (done.calls(callback)) {
        callbacks.remove(done);
        return 1;
      }
    }
    return 0;
  }
}
