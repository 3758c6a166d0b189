// Misconception: callbacks may stay in their list once they have been handed over.
// Fails: callbacksThatWereHandedToTheLoopAreNoLongerTheFutures
package asyncio.task;

public class Future<T> {

  private void become(State done) {
    state = done;
    callbacks.forEach(loop::callSoon);
  }
}
