// Misconception: who adds a callback to a future that is done is too late.
// Fails: aCallbackAddedToWhatIsDoneRunsInTheLoopToo, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public class Future<T> {

  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    if (callbacks.isEmpty()) {
      callbacks = new ArrayList<>(1);
    }
    callbacks.add(new DoneCallback<>(this, callback));
  }
}
